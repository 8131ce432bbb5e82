package fr.contratdeville.testing;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** What the service under test writes to one category of its log, until this is closed. */
public final class LogLines implements AutoCloseable {

    private final List<ExtLogRecord> lines = new CopyOnWriteArrayList<>();
    private final Logger category;

    private final Handler reader = new Handler() {
        @Override
        public void publish(LogRecord line) {
            ExtLogRecord wrapped = ExtLogRecord.wrap(line);
            wrapped.copyMdc();
            lines.add(wrapped);
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    public LogLines(String category) {
        this.category = Logger.getLogger(category);
        this.category.addHandler(reader);
    }

    /** The first one, which comes after the answer at times. */
    public ExtLogRecord first() {
        await().until(() -> !lines.isEmpty());
        return lines.get(0);
    }

    /** What was written so far. */
    public List<String> texts() {
        return lines.stream().map(ExtLogRecord::getFormattedMessage).toList();
    }

    @Override
    public void close() {
        category.removeHandler(reader);
    }
}
