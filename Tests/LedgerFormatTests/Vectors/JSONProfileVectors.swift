import LedgerFormat

enum JSONProfileVectors {
    static let file = VectorFile(
        name: "json_profile.json",
        source: "spec 01 §2; composed by hand",
        cases: (accepted + structure + numbers + strings + encodings + nesting).map { $0.vector },
        run: { vector in try outcome { try JSONProfile.check(vector.input) } }
    )

    private struct Case {
        let name: String
        let flag: String
        let bytes: [UInt8]
        let expect: String

        init(_ name: String, _ flag: String, _ text: String, _ expect: String = "ok") {
            self.init(name, flag, bytes: Array(text.utf8), expect)
        }

        init(_ name: String, _ flag: String, bytes: [UInt8], _ expect: String = "ok") {
            (self.name, self.flag, self.bytes, self.expect) = (name, flag, bytes, expect)
        }

        var vector: VectorCase { VectorCase(name, [flag], expect: expect).input(bytes) }
    }

    private static let accepted = [
        Case("empty object", "accepted", "{}"),
        Case("every kind of value", "accepted", #"{"a":[],"b":{},"c":"","d":0,"e":true,"f":false,"g":null}"#),
        Case("keys ascend by bytes", "accepted", #"{"0":1,"9":1,"_":1,"a":1,"a0":1,"a_":1,"aa":1,"b":1}"#),
        Case("key of 64 bytes", "accepted", "{\"\(String(repeating: "k", count: 64))\":1}"),
        Case("greatest integer", "accepted", #"{"a":9007199254740991}"#),
        Case("least integer", "accepted", #"{"a":-9007199254740991}"#),
        Case("same key at two levels", "accepted", #"{"a":{"a":{"a":1}},"b":{"a":1}}"#),
        Case("both escapes", "accepted", #"{"a":"\"\\"}"#),
        Case("slash unescaped", "accepted", #"{"a":"/"}"#),
        Case("Chinese text", "accepted", #"{"a":"志愿服务"}"#),
        Case("Mongolian text", "accepted", #"{"a":"ᠰᠠᠶᠢᠨ ᠳᠤᠷ᠎ᠠ"}"#),
        Case("beyond the basic plane", "accepted", #"{"a":"𠮷😀"}"#),
        Case("U+00A0 is no control character", "accepted", "{\"a\":\"\u{A0}\"}"),
        Case("U+2028 and U+FEFF inside a string", "accepted", "{\"a\":\"\u{2028}\u{FEFF}\"}"),
        Case("noncharacter U+FFFF", "accepted", "{\"a\":\"\u{FFFF}\"}"),
        Case("greatest code point", "accepted", "{\"a\":\"\u{10FFFF}\"}"),
        Case("decomposed text is not normalised", "accepted", "{\"a\":\"e\u{301}\"}"),
        Case("array of mixed values", "accepted", #"{"a":[1,"b",[],{},null]}"#),
        Case("depth 8 of arrays", "accepted", #"{"a":[[[[[[[]]]]]]]}"#),
        Case("depth 8 of objects", "accepted", nestedObjects(8)),
    ]

    private static let structure = [
        Case("empty text", "top_level", "", "json_not_object"),
        Case("array on top", "top_level", "[]", "json_not_object"),
        Case("string on top", "top_level", "\"a\"", "json_not_object"),
        Case("number on top", "top_level", "1", "json_not_object"),
        Case("null on top", "top_level", "null", "json_not_object"),
        Case("space before", "white_space", " {}", "json_whitespace"),
        Case("newline before", "white_space", "\n{}", "json_whitespace"),
        Case("space in the empty object", "white_space", "{ }", "json_whitespace"),
        Case("space before a key", "white_space", #"{ "a":1}"#, "json_whitespace"),
        Case("space before a colon", "white_space", #"{"a" :1}"#, "json_whitespace"),
        Case("space after a colon", "white_space", #"{"a": 1}"#, "json_whitespace"),
        Case("space before a comma", "white_space", #"{"a":1 ,"b":2}"#, "json_whitespace"),
        Case("space after a comma", "white_space", #"{"a":1, "b":2}"#, "json_whitespace"),
        Case("tab in an array", "white_space", "{\"a\":[\t1]}", "json_whitespace"),
        Case("carriage return before the brace", "white_space", "{\"a\":1\r}", "json_whitespace"),
        Case("newline after", "trailing", "{}\n", "json_trailing"),
        Case("second object", "trailing", "{}{}", "json_trailing"),
        Case("second brace", "trailing", "{}}", "json_trailing"),
        Case("zero byte after", "trailing", "{}\0", "json_trailing"),
        Case("key with upper case", "key", #"{"Aa":1}"#, "json_key"),
        Case("key with hyphen", "key", #"{"a-b":1}"#, "json_key"),
        Case("key with space", "key", #"{"a b":1}"#, "json_key"),
        Case("key with escape", "key", #"{"a\"b":1}"#, "json_key"),
        Case("key with unicode escape", "key", #"{"\u0061":1}"#, "json_key"),
        Case("key beyond ASCII", "key", #"{"é":1}"#, "json_key"),
        Case("empty key", "key", #"{"":1}"#, "json_key"),
        Case("key of 65 bytes", "key", "{\"\(String(repeating: "k", count: 65))\":1}", "json_key"),
        Case("bad key below", "key", #"{"a":{"B":1}}"#, "json_key"),
        Case("key repeated", "key_order", #"{"a":1,"a":2}"#, "json_key_order"),
        Case("keys descend", "key_order", #"{"b":1,"a":2}"#, "json_key_order"),
        Case("longer before shorter", "key_order", #"{"aa":1,"a":2}"#, "json_key_order"),
        Case("underscore after letter", "key_order", #"{"a":1,"_":2}"#, "json_key_order"),
        Case("digits by value", "key_order", #"{"9":1,"10":2}"#, "json_key_order"),
        Case("key repeated below", "key_order", #"{"a":[{"b":1,"b":1}]}"#, "json_key_order"),
        Case("object not closed", "truncated", #"{"a":1"#, "json_syntax"),
        Case("only a brace", "truncated", "{", "json_syntax"),
        Case("key not closed", "truncated", #"{"a"#, "json_syntax"),
        Case("no value", "truncated", #"{"a":"#, "json_syntax"),
        Case("array not closed", "truncated", #"{"a":[1"#, "json_syntax"),
        Case("wrong bracket", "syntax", #"{"a":[1}"#, "json_syntax"),
        Case("comma at the end of an object", "syntax", #"{"a":1,}"#, "json_syntax"),
        Case("comma at the end of an array", "syntax", #"{"a":[1,]}"#, "json_syntax"),
        Case("comma first", "syntax", #"{,"a":1}"#, "json_syntax"),
        Case("two commas", "syntax", #"{"a":[1,,2]}"#, "json_syntax"),
        Case("no colon", "syntax", #"{"a"1}"#, "json_syntax"),
        Case("no comma", "syntax", #"{"a":1"b":2}"#, "json_syntax"),
        Case("number as key", "syntax", "{1:1}", "json_syntax"),
        Case("bare key", "syntax", "{a:1}", "json_syntax"),
        Case("single quotes", "syntax", "{'a':1}", "json_syntax"),
        Case("upper-case literal", "syntax", #"{"a":True}"#, "json_syntax"),
        Case("literal cut short", "syntax", #"{"a":tru}"#, "json_syntax"),
        Case("literal too long", "syntax", #"{"a":nulls}"#, "json_syntax"),
        Case("NaN", "syntax", #"{"a":NaN}"#, "json_syntax"),
        Case("comment", "syntax", #"{"a":1/*x*/}"#, "json_syntax"),
        Case("zero byte between tokens", "syntax", "{\0}", "json_syntax"),
    ]

    private static let numbers = [
        Case("minus zero", "number", #"{"a":-0}"#, "json_number"),
        Case("leading zero", "number", #"{"a":01}"#, "json_number"),
        Case("two zeros", "number", #"{"a":00}"#, "json_number"),
        Case("leading zero after minus", "number", #"{"a":-01}"#, "json_number"),
        Case("fraction", "number", #"{"a":1.0}"#, "json_number"),
        Case("exponent", "number", #"{"a":1e2}"#, "json_number"),
        Case("upper-case exponent", "number", #"{"a":1E2}"#, "json_number"),
        Case("plus sign", "number", #"{"a":+1}"#, "json_number"),
        Case("point first", "number", #"{"a":.5}"#, "json_number"),
        Case("minus alone", "number", #"{"a":-}"#, "json_number"),
        Case("two minus signs", "number", #"{"a":--1}"#, "json_number"),
        Case("2^53", "number_range", #"{"a":9007199254740992}"#, "json_number_range"),
        Case("-2^53", "number_range", #"{"a":-9007199254740992}"#, "json_number_range"),
        Case("2^63", "number_range", #"{"a":9223372036854775808}"#, "json_number_range"),
        Case("2^64", "number_range", #"{"a":18446744073709551616}"#, "json_number_range"),
        Case("a hundred digits", "number_range", "{\"a\":1\(zeros)}", "json_number_range"),
    ]
    private static let zeros = String(repeating: "0", count: 99)

    private static let strings = [
        Case("newline in a string", "control_character", "{\"a\":\"\n\"}", "json_control_character"),
        Case("U+0000", "control_character", "{\"a\":\"\0\"}", "json_control_character"),
        Case("U+001F", "control_character", "{\"a\":\"12345678\u{1F}\"}", "json_control_character"),
        Case("U+007F", "control_character", "{\"a\":\"\u{7F}\"}", "json_control_character"),
        Case("U+0080", "control_character", "{\"a\":\"\u{80}\"}", "json_control_character"),
        Case("U+009F", "control_character", "{\"a\":\"志\u{9F}\"}", "json_control_character"),
        Case("escaped slash", "escape", #"{"a":"\/"}"#, "json_escape"),
        Case("escaped newline", "escape", #"{"a":"\n"}"#, "json_escape"),
        Case("unicode escape", "escape", #"{"a":"\u0041"}"#, "json_escape"),
        Case("escaped surrogates", "escape", #"{"a":"\ud83d\ude00"}"#, "json_escape"),
        Case("unknown escape", "escape", #"{"a":"\x"}"#, "json_escape"),
        Case("string not closed", "truncated", #"{"a":"b"#, "json_syntax"),
        Case("escaped quote, not closed", "truncated", #"{"a":"\""#, "json_syntax"),
        Case("backslash at the end", "truncated", #"{"a":"\"#, "json_syntax"),
    ]

    private static let encodings = [
        Case("byte order mark", "utf8", "\u{FEFF}{}", "json_utf8"),
        Case("overlong slash", "utf8", bytes: inString([0xC0, 0xAF]), "json_utf8"),
        Case("overlong of three bytes", "utf8", bytes: inString([0xE0, 0x80, 0xAF]), "json_utf8"),
        Case("overlong of four bytes", "utf8", bytes: inString([0xF0, 0x80, 0x80, 0xAF]), "json_utf8"),
        Case("surrogate", "utf8", bytes: inString([0xED, 0xA0, 0x80]), "json_utf8"),
        Case("surrogate pair", "utf8", bytes: inString([0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]), "json_utf8"),
        Case("above U+10FFFF", "utf8", bytes: inString([0xF4, 0x90, 0x80, 0x80]), "json_utf8"),
        Case("byte F5", "utf8", bytes: inString([0xF5, 0x80, 0x80, 0x80]), "json_utf8"),
        Case("byte FF", "utf8", bytes: inString([0xFF]), "json_utf8"),
        Case("continuation alone", "utf8", bytes: inString([0x80]), "json_utf8"),
        Case("character cut short", "utf8", bytes: inString([0xE5, 0xBF]), "json_utf8"),
        Case("character cut by the end", "utf8", bytes: Array(#"{"a":""#.utf8) + [0xE5], "json_utf8"),
        Case("UTF-8 counts before an earlier fault", "utf8", bytes: [0x20] + inString([0xFF]), "json_utf8"),
        Case("UTF-16", "utf8", bytes: [0xFE, 0xFF, 0, 0x7B, 0, 0x7D], "json_utf8"),
    ]

    private static let nesting = [
        Case("depth 9 of arrays", "depth", #"{"a":[[[[[[[[]]]]]]]]}"#, "json_depth"),
        Case("depth 9 of objects", "depth", nestedObjects(9), "json_depth"),
        Case("a thousand brackets", "depth", "{\"a\":" + String(repeating: "[", count: 1000), "json_depth"),
    ]

    private static func nestedObjects(_ depth: Int) -> String {
        String(repeating: "{\"a\":", count: depth - 1) + "{}" + String(repeating: "}", count: depth - 1)
    }

    private static func inString(_ bytes: [UInt8]) -> [UInt8] {
        Array(#"{"a":""#.utf8) + bytes + Array(#""}"#.utf8)
    }
}
