// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Skopeo talking to one server whose certificate it checks. Images are named without the server. */
record Skopeo(String binary, Command command, RunningServer server) {

    static Skopeo on(RunningServer server, Path work) {
        Command command = Command.in(work)
                .with("REGISTRY_AUTH_FILE", work.resolve("skopeo.json").toString());
        return new Skopeo(Tools.need("skopeo"), command, server);
    }

    Path folder() {
        return command.folder();
    }

    Command.Result login(String user) throws IOException {
        List<String> argv = new ArrayList<>(List.of(binary, "login", "--username=" + user, "--password-stdin"));
        argv.addAll(server.trust("", folder()));
        argv.add(server.address());
        return command.feed(RunningServer.PASSWORD, argv.toArray(String[]::new));
    }

    Command.Result run(String... arguments) {
        List<String> argv = new ArrayList<>(List.of(binary));
        argv.addAll(List.of(arguments));
        return command.run(argv.toArray(String[]::new));
    }

    private Command.Result run(List<String> trust, String... arguments) {
        List<String> argv = new ArrayList<>(List.of(arguments));
        argv.addAll(1, trust);
        return run(argv.toArray(String[]::new));
    }

    Command.Result inspect(String image) throws IOException {
        return run(server.trust("", folder()), "inspect", "--format={{.Digest}}", remote(image));
    }

    String digest(String image) throws IOException {
        return inspect(image).succeeded().output().strip();
    }

    /** Pushes the only image of an OCI layout; its digest. */
    String push(Path layout, String image) throws IOException {
        return copied(server.trust("dest-", folder()), "oci:" + layout, remote(image));
    }

    /** Pushes all platforms of an OCI layout; the digest of their index. */
    String pushAll(Path layout, String image) throws IOException {
        List<String> options = new ArrayList<>(server.trust("dest-", folder()));
        options.add("--all");
        return copied(options, "oci:" + layout, remote(image));
    }

    /** Of the manifest a tag leads to, also of an index, computed from its bytes. */
    String rawDigest(String image) throws IOException {
        String raw = run(server.trust("", folder()), "inspect", "--raw", remote(image))
                .succeeded()
                .output();
        return Images.digest(raw.getBytes(StandardCharsets.UTF_8));
    }

    /** Pulls into a new OCI layout. */
    Path pull(String image) throws IOException {
        Path layout = Files.createTempDirectory(folder(), "layout");
        copied(server.trust("src-", folder()), remote(image), "oci:" + layout);
        return layout;
    }

    String copy(String from, String to) throws IOException {
        List<String> trust = new ArrayList<>(server.trust("src-", folder()));
        trust.addAll(server.trust("dest-", folder()));
        return copied(trust, remote(from), remote(to));
    }

    private String copied(List<String> trust, String from, String to) throws IOException {
        Path digest = Files.createTempFile(folder(), "digest", ".txt");
        run(trust, "copy", "--digestfile=" + digest, from, to).succeeded();
        return Files.readString(digest).strip();
    }

    Command.Result delete(String image) throws IOException {
        return run(server.trust("", folder()), "delete", remote(image));
    }

    private String remote(String image) {
        return "docker://" + server.address() + "/" + image;
    }
}
