import LedgerLog
import LedgerModel

/// Why a cosigned checkpoint is not kept for its time, and what to do.
struct CosignatureWords {
    /// In which language.
    let options: LedgerOptions

    /// A refusal as the error that ends the program.
    func problem(_ refusal: CosignatureTimeRefusal) -> Refused {
        let (witness, signed) = (Terminal.visible(refusal.witness), Self.moment(refusal.timestampSeconds))
        let head = options.words(
            "没有收入：见证人 \(witness) 的签名写的时间是 \(signed)，",
            "not kept: the cosignature of \(witness) is dated \(signed), "
        )
        return Refused(code: refusal.code, message: head + reason(refusal.reason))
    }

    private func reason(_ reason: CosignatureTimeRefusal.Reason) -> String {
        switch reason {
        case .ahead(let clock):
            options.words(
                "比本机时钟（\(Self.moment(clock / 1000))）快 15 分钟以上。请核对见证人和本机的时钟，然后请见证人重新签。",
                "more than 15 minutes ahead of this machine's clock (\(Self.moment(clock / 1000))). Check both clocks, then have it "
                    + "cosigned again."
            )
        case .early(let last):
            options.words(
                "比其中最后一条的时间（\(Self.moment(last / 1000))）还早 15 分钟以上。请见证人校正时钟，然后重新签。",
                "more than 15 minutes before the last entry that it covers (\(Self.moment(last / 1000))). The witness sets the clock "
                    + "right and cosigns again."
            )
        case .late(let next):
            options.words(
                "比其后一条的时间（\(Self.moment(next / 1000))）晚 15 分钟以上：签的是旧账，或见证人的时钟快了。请见证人审计最新的账本，签最新的检查点。",
                "more than 15 minutes after the first entry that it does not cover (\(Self.moment(next / 1000))): an old copy was "
                    + "cosigned, or the witness's clock is fast. Have the newest checkpoint cosigned."
            )
        }
    }

    /// A moment in Shanghai to the minute; seconds since 1970 where the calendar does not reach.
    private static func moment(_ unixSeconds: UInt64) -> String {
        guard let seconds = Int64(exactly: unixSeconds), (0...253_402_271_999).contains(seconds) else {
            return "\(unixSeconds) s"
        }
        let minutes = (seconds + 8 * 3600) % 86_400 / 60
        let clock = [minutes / 60, minutes % 60].map { ($0 < 10 ? "0" : "") + "\($0)" }.joined(separator: ":")
        return "\(ShanghaiDay.of(seconds)) \(clock)"
    }
}
