// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.trustedregistry.server.clients.Ledger.OpenUpload;
import io.jenkins.plugins.trustedregistry.server.clients.Ledger.Stored;
import io.jenkins.plugins.trustedregistry.server.clients.Ledger.TagKey;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/** One client that pushes at random until the server is gone, and writes down what it was told. */
final class Workload implements Runnable {
    static final String SHARED = "technology/shared";
    private static final int LARGEST = 200_000;

    private final RegistryUser user;
    private final Ledger ledger;
    private final CountDownLatch acknowledgements;
    private final int client;
    private final Random random;

    /** @param acknowledgements counted down with each that comes */
    Workload(RegistryUser user, Ledger ledger, CountDownLatch acknowledgements, int client, long seed) {
        this.user = user;
        this.ledger = ledger;
        this.acknowledgements = acknowledgements;
        this.client = client;
        this.random = new Random(seed);
    }

    static String repositoryOf(int client) {
        return "technology/client" + client;
    }

    @Override
    public void run() {
        try {
            while (true) {
                step();
            }
        } catch (IOException e) {
            // the server was killed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() throws IOException, InterruptedException {
        String repository = random.nextInt(4) == 0 ? SHARED : repositoryOf(client);
        switch (random.nextInt(4)) {
            case 0 -> pushBlob(repository, content());
            case 1 -> pushInChunks(repository, content());
            case 2 -> pushImage(repository, "own-" + client + "-" + random.nextInt(5));
            default -> pushImage(SHARED, "latest");
        }
    }

    /** Every third content is one that others push too, perhaps at the same time. */
    private byte[] content() {
        Random from = random.nextInt(3) == 0 ? new Random(random.nextInt(50)) : random;
        byte[] content = new byte[2 + from.nextInt(LARGEST)];
        from.nextBytes(content);
        return content;
    }

    private String pushBlob(String repository, byte[] content) throws IOException, InterruptedException {
        Stored blob = Stored.blob(repository, Images.digest(content));
        ledger.attempt(blob);
        user.push(repository, content);
        acknowledged(blob);
        return blob.digest();
    }

    private void pushInChunks(String repository, byte[] content) throws IOException, InterruptedException {
        OpenUpload upload = new OpenUpload(repository, user.startUpload(repository), content, 0);
        ledger.open(upload);
        int chunk = 1 + content.length / (1 + random.nextInt(5));
        while (upload.sent() < content.length) {
            int to = Math.min(content.length, upload.sent() + chunk);
            user.sendChunk(upload.location(), content, upload.sent(), to);
            upload = upload.advanced(to);
            ledger.open(upload);
            acknowledgements.countDown();
        }
        Stored blob = Stored.blob(repository, Images.digest(content));
        ledger.close(upload); // from here on it may be either
        ledger.attempt(blob);
        user.finish(upload.location(), blob.digest(), new byte[0]);
        acknowledged(blob);
    }

    private void pushImage(String repository, String tag) throws IOException, InterruptedException {
        byte[] config =
                ("{\"architecture\":\"amd64\",\"os\":\"linux\",\"n\":" + random.nextLong() + "}").getBytes(UTF_8);
        byte[] layer = content();
        pushBlob(repository, config);
        pushBlob(repository, layer);
        byte[] manifest = Images.manifest(config, layer).getBytes(UTF_8);
        Stored stored = Stored.manifest(repository, Images.digest(manifest));
        TagKey key = new TagKey(repository, tag);
        ledger.attempt(stored);
        ledger.attemptTag(key, client, stored.digest());
        user.tag(repository, tag, manifest);
        ledger.acknowledgeTag(key, client, stored.digest());
        acknowledged(stored);
    }

    private void acknowledged(Stored stored) {
        ledger.acknowledge(stored);
        acknowledgements.countDown();
    }
}
