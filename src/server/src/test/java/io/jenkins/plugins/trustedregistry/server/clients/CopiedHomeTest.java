// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.server.clients.Ledger.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Homes copied with cp while a real server works on them: such a copy is whole, or it is refused with a sentence. */
@Tag("slow")
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class CopiedHomeTest {
    private static final int CLIENTS = 3;
    private static final int COPIES = 3;

    @TempDir
    private Path folder;

    private final Ledger ledger = new Ledger();

    @Test
    void opensWholeOrNotAtAll() throws Exception {
        List<Path> copies = new ArrayList<>();
        Set<Stored> before = new HashSet<>();
        try (RunningServer server = Launch.plain(folder).shortLived().start()) {
            List<Thread> clients = work(server);
            for (int i = 0; i < COPIES; i++) {
                before.addAll(ledger.drainAcknowledged());
                copies.add(copy(i));
            }
            for (Thread client : clients) {
                client.interrupt();
                client.join();
            }
        }
        int opened = 0;
        for (Path copy : copies) {
            opened += isOpenedWhole(copy) ? 1 : 0;
        }
        System.err.println(opened + " of " + COPIES + " copies of a home in use were whole, the others refused");
        assertThat(before).isNotEmpty();
    }

    @Test
    void aCopyThatLacksBlobsIsRefused() throws Exception {
        Path copy;
        try (RunningServer server = Launch.plain(folder).shortLived().start()) {
            List<Thread> clients = work(server);
            for (Thread client : clients) {
                client.interrupt();
                client.join();
            }
            copy = copy(0);
            deleteBlobs(copy.resolve("home/storage/blobs"));
        }
        Command.Result result =
                Command.in(folder).run(Launch.plain(copy).serve().toArray(String[]::new));
        result.failed().says("is a copy of one that was in use", "'backup' and 'restore'");
    }

    @Test
    void aHomeThatIsCopiedAtRestIsAHomeLikeAnyOther() throws Exception {
        try (RunningServer server = Launch.plain(folder).shortLived().start()) {
            server.tellTheStory();
            assertThat(server.stop()).isZero();
        }
        Path copy = copy(0);
        try (RunningServer server = Launch.plain(copy).shortLived().start()) {
            assertThat(server.log()).doesNotContain(" WARN ");
        }
    }

    private List<Thread> work(RunningServer server) throws Exception {
        server.api("POST", "/api/v1/organizations", "{\"name\":\"technology\"}");
        for (int client = 0; client < CLIENTS; client++) {
            server.api("POST", "/api/v1/repositories", "{\"name\":\"" + Workload.repositoryOf(client) + "\"}");
        }
        server.api("POST", "/api/v1/repositories", "{\"name\":\"" + Workload.SHARED + "\"}");
        CountDownLatch some = new CountDownLatch(60);
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            Thread thread = new Thread(
                    new Workload(RegistryUser.of(server, RunningServer.ADMIN), ledger, some, client, client));
            thread.start();
            clients.add(thread);
        }
        assertThat(some.await(2, TimeUnit.MINUTES)).isTrue();
        return clients;
    }

    /** Files may go while they are copied, which cp tells of; what it made is what is looked at. */
    private Path copy(int number) throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy" + number));
        Command.in(folder).run("cp", "--recursive", folder.resolve("home").toString(), copy.toString());
        return copy;
    }

    private boolean isOpenedWhole(Path copy) throws Exception {
        RunningServer server;
        try {
            server = Launch.plain(copy).shortLived().start();
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining("'backup'").hasMessageNotContaining("at io.jenkins");
            return false;
        }
        try (server) {
            assertThat(Census.images(server)).isNotEmpty(); // all that is named is there, and its digest right
            assertThat(server.stop()).isZero();
        }
        return true;
    }

    private static void deleteBlobs(Path blobs) throws IOException {
        try (Stream<Path> files = Files.walk(blobs)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }
}
