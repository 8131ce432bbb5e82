package fr.contratdeville.platform.database;

import java.util.concurrent.ThreadFactory;

/** Threads that keep no service from ending. */
public record DaemonThreads(String name) implements ThreadFactory {

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
