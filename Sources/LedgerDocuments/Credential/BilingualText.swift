/// The same words in Chinese, which come first, and in English.
public struct BilingualText: Hashable, Sendable {
    /// Simplified Chinese.
    public let chinese: String
    /// English.
    public let english: String

    /// Pairs the two.
    public init(_ chinese: String, _ english: String) {
        self.chinese = chinese
        self.english = english
    }
}
