internal import Glibc
internal import Synchronization

/// Runs the jobs of one actor on a thread of its own, so that its blocking calls starve nobody.
///
/// An actor refers to its executor without owning it: the actor keeps a strong reference. The thread ends when the last
/// reference goes.
public final class SerialQueueExecutor: SerialExecutor {
    private let queue: JobQueue

    /// Starts the thread.
    public init() {
        let queue = JobQueue()
        self.queue = queue
        let unmanaged = Unmanaged.passRetained(queue)
        var thread = pthread_t()
        let status = pthread_create(
            &thread,
            nil,
            { context in
                guard let context else { return nil }
                Unmanaged<JobQueue>.fromOpaque(context).takeRetainedValue().run()
                return nil
            },
            unmanaged.toOpaque()
        )
        precondition(status == 0, "no thread for an executor")
        pthread_detach(thread)
    }

    deinit {
        queue.close()
    }

    /// Puts a job at the end of the queue.
    public func enqueue(_ job: consuming ExecutorJob) {
        queue.put(Work(job: UnownedJob(job), executor: asUnownedSerialExecutor()))
    }

    /// The reference by which an actor names this executor.
    public func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        UnownedSerialExecutor(ordinary: self)
    }
}

private struct Work {
    let job: UnownedJob
    let executor: UnownedSerialExecutor
}

/// A queue that one thread empties; waits without spinning.
private final class JobQueue: Sendable {
    private struct State {
        var work: [Work] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    private let signal = Semaphore()

    func put(_ work: Work) {
        let isFirst = state.withLock { state in
            state.work.append(work)
            return state.work.count == 1
        }
        if isFirst { signal.post() }
    }

    func close() {
        state.withLock { $0.isClosed = true }
        signal.post()
    }

    func run() {
        while true {
            signal.wait()
            let (work, isClosed) = state.withLock { state in
                defer { state.work = [] }
                return (state.work, state.isClosed)
            }
            for item in work { item.job.runSynchronously(on: item.executor) }
            if isClosed { return }
        }
    }
}

/// A POSIX semaphore at a fixed address.
private final class Semaphore: Sendable {
    // Written by init and deinit alone; the calls in between are safe from any thread.
    private nonisolated(unsafe) let semaphore: UnsafeMutablePointer<sem_t>

    init() {
        semaphore = .allocate(capacity: 1)
        semaphore.initialize(to: sem_t())
        precondition(sem_init(semaphore, 0, 0) == 0, "no semaphore")
    }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    func post() {
        sem_post(semaphore)
    }

    func wait() {
        while sem_wait(semaphore) != 0 {}
    }
}
