import ArgumentParser
import LedgerModel
import LedgerService

extension LedgerOptions {
    /// A code `a-z 0-9 _`, as policies list them.
    func code(_ text: String, _ option: String) throws -> Code {
        guard let code = Code(text) else {
            throw ValidationError(
                words(
                    "\(option) 须为代码（小写字母、数字、下划线，最多 40 个）。",
                    "\(option) takes a code of at most 40 of a-z 0-9 _."
                )
            )
        }
        return code
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
