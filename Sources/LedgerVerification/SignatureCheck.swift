import LedgerCrypto
import LedgerFormat
import LedgerModel

/// Author signatures of many batches on all cores (step 6).
enum SignatureCheck {
    struct Job: Sendable {
        let batch: Batch
        let index: UInt64
        let key: PublicKey?
    }

    static func run(_ jobs: [Job], genesis: Digest, cores: Int) async -> [Finding] {
        guard jobs.count > 1, cores > 1 else { return jobs.compactMap { check($0, genesis: genesis) } }
        return await withTaskGroup(of: [Finding].self) { group in
            let share = (jobs.count + cores - 1) / cores
            for start in stride(from: 0, to: jobs.count, by: share) {
                let part = jobs[start..<min(start + share, jobs.count)]
                group.addTask { part.compactMap { check($0, genesis: genesis) } }
            }
            var findings: [Finding] = []
            for await part in group { findings.append(contentsOf: part) }
            return findings
        }
    }

    private static func check(_ job: Job, genesis: Digest) -> Finding? {
        guard let key = job.key else {
            let name = job.batch.authorKey
            return Finding(
                .authors,
                "author_unknown",
                index: job.index,
                at: 50..<82,
                "no key \(name) is enrolled before"
            )
        }
        guard !job.batch.verify(with: key, genesisLeaf: genesis) else { return nil }
        return Finding(
            .signatures,
            "author_signature",
            index: job.index,
            at: 167..<231,
            "does not verify with the author's key"
        )
    }
}
