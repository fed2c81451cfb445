// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.database;

import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;

/**
 * The metadata database. A read sees one consistent state. A write is one transaction: it is on stable storage when the call
 * returns, and nothing of it is visible when it throws. A write inside a write joins the outer one.
 */
public interface Database extends AutoCloseable {

    <T, X extends Exception> T read(HandleCallback<T, X> work) throws X;

    <T, X extends Exception> T write(HandleCallback<T, X> work) throws X;

    /** A write that yields nothing. */
    default <X extends Exception> void change(HandleConsumer<X> work) throws X {
        write(handle -> {
            work.useHandle(handle);
            return true;
        });
    }

    /** Brings the tables of another owner up to date (a host's own), from a class path folder of Flyway migrations. */
    void migrate(String location, String historyTable, ClassLoader loader);

    @Override
    void close();
}
