public import LedgerModel

/// A command file as read: its commands and everything that is wrong with it.
///
/// A file with a fault is applied in no part, in either mode (spec 12 §2).
public struct CommandFile: Hashable, Sendable {
    /// What one refusal means for the others.
    public let mode: CommandMode
    /// The commands in the order of their lines; those at fault are left out.
    public let commands: [Command]
    /// The faults in the order of their lines; a file is good when there are none.
    public let faults: [CommandFault]

    /// The commands that are signed together, in order.
    public var batches: [[Command]] {
        if mode == .atomic { return commands.isEmpty ? [] : [commands] }
        var batches: [[Command]] = []
        for command in commands {
            if let batch = command.batch, batches.last?.last?.batch == batch {
                batches[batches.count - 1].append(command)
            } else {
                batches.append([command])
            }
        }
        return batches
    }

    /// Reads a whole file; never throws, faults are values.
    public static func read(_ bytes: [UInt8]) -> CommandFile {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        if let last = lines.last, last.isEmpty { lines.removeLast() }
        guard let first = lines.first, let mode = CommandLineReader.header(Array(first)) else {
            return CommandFile(mode: .atomic, commands: [], faults: [CommandFault(line: 1, .header)])
        }
        var collector = CommandCollector(mode: mode)
        for (position, line) in lines.enumerated().dropFirst() {
            do throws(CommandFault) {
                try collector.add(try CommandLineReader.command(Array(line), line: position + 1))
            } catch {
                collector.faults.append(error)
            }
        }
        collector.checkOrder()
        let faults = collector.faults.sorted { $0.line < $1.line }
        return CommandFile(mode: mode, commands: collector.commands, faults: faults)
    }
}

/// Checks commands against the lines above them.
private struct CommandCollector {
    let mode: CommandMode
    var commands: [Command] = []
    var faults: [CommandFault] = []
    private var lineOf: [CommandID: Int] = [:]
    private var labels: Set<Code> = []
    private var batchSize = 0

    init(mode: CommandMode) {
        self.mode = mode
    }

    mutating func add(_ command: Command) throws(CommandFault) {
        guard lineOf[command.id] == nil else { throw CommandFault(line: command.line, .repeated) }
        lineOf[command.id] = command.line
        let refusal = mode == .atomic ? atomicRefusal(command) : itemisedRefusal(command)
        commands.append(command)
        if let refusal { throw CommandFault(line: command.line, refusal) }
    }

    private mutating func atomicRefusal(_ command: Command) -> CommandFault.Refusal? {
        batchSize += 1
        if command.batch != nil || commands.first.map({ $0.author != command.author }) ?? false { return .atomicSplit }
        return batchSize > BatchRange.countLimit ? .batchTooLarge : nil
    }

    private mutating func itemisedRefusal(_ command: Command) -> CommandFault.Refusal? {
        guard let label = command.batch else { return nil }
        if commands.last?.batch == label {
            batchSize += 1
            if commands.last?.author != command.author { return .batchSplit }
            return batchSize > BatchRange.countLimit ? .batchTooLarge : nil
        }
        batchSize = 1
        return labels.insert(label).inserted ? nil : .batchSplit
    }

    /// References to commands of this file must lead upwards.
    mutating func checkOrder() {
        for command in commands {
            for reference in CommandLineReader.references(of: command) {
                guard let line = lineOf[reference.command], line >= command.line else { continue }
                faults.append(CommandFault(line: command.line, .below(field: reference.field)))
            }
        }
    }
}
