// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.storage.ContentRange;
import io.jenkins.plugins.trustedregistry.engine.storage.Contents;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

/**
 * The process that {@link KillTest} kills: works on a storage folder with several threads until it dies, and says on its standard
 * output what was acknowledged, one line each: {@code bringing SEED} (may or may not be there from here on), {@code blob SEED},
 * {@code upload ID SEED OFFSET}, {@code committed ID SEED}, {@code deleting SEED} (may or may not be gone), {@code deleted SEED}.
 * A seed stands for its {@link #content}.
 */
final class KilledServer {
    static final RepositoryName REPOSITORY = RepositoryName.parse("technology/test");
    private static final int THREADS = 3;
    /** So few that the same content is often under way twice. */
    private static final int CONTENTS = 60;

    private final FileBlobStore blobs;
    private final FileUploadStore uploads;
    private final PrintStream acknowledged;

    private KilledServer(Path folder, PrintStream acknowledged) throws IOException {
        this.blobs = FileBlobStore.open(new DiskLayout(folder));
        this.uploads = new FileUploadStore(blobs);
        this.acknowledged = acknowledged;
    }

    static byte[] content(int seed) {
        return Contents.bytes(seed, new Random(seed).nextInt(200_000));
    }

    static Digest digest(int seed) {
        Digest.Algorithm algorithm = seed % 5 == 0 ? Digest.Algorithm.SHA512 : Digest.Algorithm.SHA256;
        return Digest.of(algorithm, content(seed));
    }

    /** Starts the process on a folder. */
    static Process start(Path folder, long seed) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledServer.class.getName(),
                        folder.toString(),
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static BufferedReader acknowledgements(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    public static void main(String[] arguments) throws IOException {
        KilledServer server = new KilledServer(Path.of(arguments[0]), System.out);
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(Long.parseLong(arguments[1]) * THREADS + i);
            int own = CONTENTS * (i + 1);
            new Thread(() -> server.work(random, own)).start();
        }
    }

    private void work(Random random, int own) {
        try {
            while (true) {
                switch (random.nextInt(4)) {
                    case 0 -> receive(random.nextInt(CONTENTS));
                    case 1 -> uploadInChunks(random.nextInt(CONTENTS), random);
                    case 2 -> uploadInChunks(own + random.nextInt(CONTENTS), random);
                    default -> comeAndGo(own + random.nextInt(CONTENTS));
                }
            }
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private void receive(int seed) throws IOException {
        say("bringing " + seed);
        uploads.receive(Contents.stream(content(seed)), digest(seed));
        say("blob " + seed);
    }

    /** Only this thread deals in these contents, so it knows that nobody brings the blob back. */
    private void comeAndGo(int seed) throws IOException {
        receive(seed);
        say("deleting " + seed);
        blobs.delete(digest(seed));
        say("deleted " + seed);
    }

    /** One upload in four is left lying. */
    private void uploadInChunks(int seed, Random random) throws IOException {
        byte[] content = content(seed);
        UploadId id = uploads.begin(REPOSITORY, digest(seed).algorithm()).id();
        int offset = 0;
        say("upload " + id + " " + seed + " " + offset);
        while (offset < content.length) {
            int to = Math.min(content.length, offset + 1 + random.nextInt(100_000));
            Optional<ContentRange> range =
                    random.nextBoolean() ? Optional.of(new ContentRange(offset, to - 1L)) : Optional.empty();
            uploads.append(id, REPOSITORY, Contents.stream(content, offset, to), range);
            offset = to;
            say("upload " + id + " " + seed + " " + offset);
        }
        if (random.nextInt(4) > 0) {
            say("bringing " + seed);
            uploads.commit(id, REPOSITORY, digest(seed));
            say("committed " + id + " " + seed);
        }
    }

    /** In one write, so that lines of several threads do not mix. */
    private void say(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        acknowledged.write(bytes, 0, bytes.length);
        acknowledged.flush();
    }
}
