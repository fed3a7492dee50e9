import ArgumentParser
import LedgerModel
import LedgerRules
import LedgerService
import LedgerVault

extension LedgerOptions {
    /// A code as policies list them, or its Chinese name; signing puts the code in the place of the name.
    func code(_ text: String, _ option: String) throws -> String {
        guard Code(text) != nil || text.unicodeScalars.contains(where: { $0.properties.isIdeographic }) else {
            throw ValidationError(
                words(
                    "\(option) 须为代码（小写字母、数字、下划线，最多 40 个）或其中文名称，见 xinshi policy codes。",
                    "\(option) takes a code of at most 40 of a-z 0-9 _, or its Chinese name: see xinshi policy codes."
                )
            )
        }
        return text
    }

    /// The code that is given by itself or by its name in a list; refuses what the list does not have.
    func code(_ text: String, _ option: String, in list: String, _ ledger: Ledger) throws -> Code {
        try code(text, option, in: list, by: ledger.codeBook())
    }

    /// The same by the lists of one organisation.
    func code(_ text: String, _ option: String, in list: String, by book: CodeBook) throws -> Code {
        if let code = Code(book.code(text, in: list) ?? "") { return code }
        let use = book.list(list)?.use ?? (zh: "", en: "")
        throw Refused(
            code: "code_unlisted",
            message: words(
                "\(option)：没有代码或名称“\(text.plain)”。\(use.zh)用 xinshi policy codes \(list) 查看。",
                "\(option): the list has no such code or name.\(use.en) See: xinshi policy codes \(list)."
            )
        )
    }

    /// The code of a category that is given by its code, its name or a value that maps onto it; never guessed.
    func category(_ text: String, by book: CodeBook) throws -> String {
        switch book.categories.read(text) {
        case .category(let code): return code
        case .refused(let sentence):
            throw Refused(code: "category_refused", message: words(sentence.chinese, sentence.english))
        case .ambiguous(let codes):
            let listed = codes.joined(separator: words("、", ", "))
            throw Refused(
                code: "category_ambiguous",
                message: words("类别“\(text.plain)”可指 \(listed)，请写代码。", "The category may be \(listed); give the code.")
            )
        case .unknown:
            throw Refused(
                code: "category_unknown",
                message: words(
                    "没有类别“\(text.plain)”，也没有映射到它的外部名称。用 xinshi policy codes categories 查看。",
                    "No category and no mapped value is written so. See: xinshi policy codes categories."
                )
            )
        }
    }

    /// The name under which somebody is registered; refuses somebody whose name the vault does not have.
    func registeredName(of subject: SubjectID, in ledger: Ledger) throws -> String {
        guard let name = try translated({ try ledger.vault.texts(of: .subject(subject))[.name] }), !name.isEmpty else {
            throw Refused(
                code: "fact_missing",
                message: words(
                    "保密库没有负责人的姓名，请给出 --leader-name。",
                    "The vault has no name of the leader; give --leader-name."
                )
            )
        }
        return name
    }

    /// One of a closed list of codes; its words in Chinese are taken as well.
    func choice<Value: RawRepresentable<String> & CaseIterable>(
        _ text: String,
        _ option: String,
        _ chinese: [String: Value] = [:]
    ) throws -> Value {
        if let value = Value(rawValue: text) ?? chinese[text] { return value }
        let codes = Value.allCases.map(\.rawValue).joined(separator: words("、", ", "))
        throw ValidationError(words("\(option) 须为 \(codes) 之一。", "\(option) is one of \(codes)."))
    }

    /// One of a closed list of codes, by the code or its Chinese name.
    func choice<Value: NamedCode>(_ text: String, _ option: String) throws -> Value {
        if let value = Value(rawValue: text) ?? Value.allCases.first(where: { $0.words.zh == text }) { return value }
        let chinese = Value.allCases.map { "\($0.words.zh)（\($0.rawValue)）" }.joined(separator: "、")
        let english = Value.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError(words("\(option) 须为 \(chinese) 之一。", "\(option) is one of \(english)."))
    }

    /// A calendar year, 1992...9998.
    func year(_ number: Int, _ option: String) throws -> Int {
        guard (1992...9998).contains(number) else {
            throw ValidationError(words("\(option) 须为 1992 到 9998 的年份。", "\(option) takes a year, 1992...9998."))
        }
        return number
    }

    /// Minutes within bounds as seconds.
    func seconds(ofMinutes minutes: Int64, _ option: String, in bounds: ClosedRange<Int64> = 1...1440) throws -> Int64 {
        guard bounds.contains(minutes) else {
            let (low, high) = (bounds.lowerBound, bounds.upperBound)
            throw ValidationError(words("\(option) 须为 \(low) 到 \(high) 分钟。", "\(option): \(low) to \(high) minutes."))
        }
        return minutes * 60
    }
}
