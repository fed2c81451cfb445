// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.serve;

import io.jenkins.plugins.trustedregistry.engine.access.Limits;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Headers;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Peer;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Router;
import io.jenkins.plugins.trustedregistry.engine.endpoint.path.QueryString;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Calls to a registry in this process. Whoever can write the home can do everything anyway, so they are those of an administrator;
 * in lists they are called {@code console}, a name no account can have.
 */
public final class ConsoleCalls {
    private static final Member CONSOLE = Member.user("console");
    private static final Principal ADMINISTRATOR =
            new Principal(Optional.of(CONSOLE), Set.of(CONSOLE), true, Limits.NONE);

    private final Router router;
    private final Peer peer;

    /** @param baseUrl how clients reach the registry, for addresses in answers */
    public ConsoleCalls(Router router, String baseUrl) {
        this.router = router;
        this.peer = new Peer("127.0.0.1", baseUrl, List.of());
    }

    /** @param target path and query, as in a request line */
    public Reply answer(Method method, String target, Headers headers, byte[] body) {
        return answer(method, target, headers, new ByteArrayInputStream(body), body.length);
    }

    /** The same with a body that is read as it is needed; the caller closes it. */
    public Reply answer(Method method, String target, Headers headers, InputStream body, long length) {
        int question = target.indexOf('?');
        Call call = new Call(
                method,
                question < 0 ? target : target.substring(0, question),
                Map.of(),
                QueryString.parse(question < 0 ? "" : target.substring(question + 1)),
                headers,
                body,
                OptionalLong.of(length),
                peer,
                ADMINISTRATOR);
        return router.answer(call).reply();
    }

    /** The whole body in memory. */
    public static byte[] content(Body body) throws IOException {
        if (body instanceof Body.Bytes bytes) {
            return bytes.content();
        }
        if (body instanceof Body.Stream stream) {
            try (InputStream in = stream.opener().open()) {
                return in.readAllBytes();
            }
        }
        if (body instanceof Body.Written written) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            written.writer().writeTo(out);
            return out.toByteArray();
        }
        if (body instanceof Body.FilePart part) {
            try (InputStream in = Files.newInputStream(part.file())) {
                in.skipNBytes(part.offset());
                return in.readNBytes(Math.toIntExact(part.length()));
            }
        }
        return new byte[0];
    }
}
