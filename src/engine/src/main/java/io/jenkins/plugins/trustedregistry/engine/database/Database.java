// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.database;

import java.util.OptionalLong;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;

/**
 * The metadata database. Works run on the caller's thread and must not keep the handle, or begin and end transactions with it;
 * they may be called while other threads read and write. Both calls throw {@link DatabaseException} when the database itself
 * fails.
 */
public interface Database extends AutoCloseable {

    /** All statements of a read see the same state, which is that of the transaction around it when there is one. */
    <T, X extends Exception> T read(HandleCallback<T, X> work) throws X;

    /**
     * A write is one transaction: it is on stable storage when the call returns, and nothing of it is visible when it throws. A
     * write inside a write becomes a part of it. Writes run one after the other, so a work should not wait for anything; in
     * return what it has read can't change before it ends.
     */
    <T, X extends Exception> T write(HandleCallback<T, X> work) throws X;

    /**
     * A write after which {@link #version} stays the same: for what is written all the time (which blobs a repository has, say) and
     * is never {@link Remembered} by anybody.
     */
    default <T, X extends Exception> T writeAside(HandleCallback<T, X> work) throws X {
        return write(work);
    }

    /** A write that yields nothing. */
    default <X extends Exception> void change(HandleConsumer<X> work) throws X {
        write(handle -> {
            work.useHandle(handle);
            return true;
        });
    }

    /**
     * A number that is another one from the moment a write returns, unless it was one aside: as long as it stays the same, a read says the same. Empty
     * where that can't be promised: inside a read or a write, and in a database that others write to as well.
     */
    default OptionalLong version() {
        return OptionalLong.empty();
    }

    /** Brings the tables of another owner up to date (a host's own), from a class path folder of Flyway migrations. */
    void migrate(String location, String historyTable, ClassLoader loader);

    @Override
    void close();
}
