// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Headers;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Peer;
import io.jenkins.plugins.trustedregistry.engine.endpoint.path.QueryString;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/** Turns Jetty's requests into calls. What the client says about the scheme is not believed: the listener knows its own. */
final class CallReader {
    private final String scheme;
    private volatile Forwarding forwarding;

    CallReader(boolean plainHttp, Forwarding forwarding) {
        this.scheme = plainHttp ? "http" : "https";
        this.forwarding = forwarding;
    }

    void use(Forwarding other) {
        forwarding = other;
    }

    /** The call without query, from whoever is connected, at the address it is connected to: enough to refuse it. */
    Call bare(Request request, Method method, InputStream body) {
        InetSocketAddress local = inet(request.getConnectionMetaData().getLocalSocketAddress());
        Peer peer = new Peer(
                connected(request).getHostAddress(),
                scheme + "://" + local.getHostString() + ":" + local.getPort(),
                certificates(request));
        return new Call(
                method,
                Objects.requireNonNullElse(request.getHttpURI().getPath(), ""),
                Map.of(),
                Map.of(),
                headers(request),
                body,
                request.getLength() < 0 ? OptionalLong.empty() : OptionalLong.of(request.getLength()),
                peer,
                Principal.ANONYMOUS);
    }

    /**
     * The whole call.
     *
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException with status 400 when the query can't be decoded or
     *     the Host header is none
     */
    Call complete(Call bare, Request request) {
        String asked = Objects.requireNonNullElse(request.getHttpURI().getScheme(), scheme);
        if (!asked.equals("http") && !asked.equals("https")) {
            throw new RegistryException(
                    ErrorCode.UNSUPPORTED,
                    400,
                    "The address has the scheme '" + Shown.of(asked)
                            + "'. Send a path, or an address with http or https.",
                    Map.of());
        }
        String authority = Objects.requireNonNullElse(request.getHttpURI().getAuthority(), "");
        Forwarding.Origin origin = forwarding.origin(connected(request), scheme, authority, bare.headers());
        return new Call(
                bare.method(),
                bare.path(),
                bare.pathParameters(),
                QueryString.parse(
                        Objects.requireNonNullElse(request.getHttpURI().getQuery(), "")),
                bare.headers(),
                bare.body(),
                bare.contentLength(),
                new Peer(
                        origin.address(),
                        bare.peer().connected(),
                        origin.baseUrl(),
                        bare.peer().certificates()),
                bare.principal());
    }

    private static Headers headers(Request request) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (HttpField field : request.getHeaders()) {
            fields.computeIfAbsent(field.getName(), ignored -> new ArrayList<>(1))
                    .add(Objects.requireNonNullElse(field.getValue(), ""));
        }
        return new Headers(fields);
    }

    private static List<X509Certificate> certificates(Request request) {
        EndPoint.SslSessionData tls =
                request.getConnectionMetaData().getConnection().getEndPoint().getSslSessionData();
        return tls == null || tls.peerCertificates() == null ? List.of() : List.of(tls.peerCertificates());
    }

    private static InetAddress connected(Request request) {
        InetAddress address =
                inet(request.getConnectionMetaData().getRemoteSocketAddress()).getAddress();
        return AddressRange.address(address.getHostAddress()); // without an IPv6 zone
    }

    private static InetSocketAddress inet(SocketAddress address) {
        if (address instanceof InetSocketAddress inet) {
            return inet;
        }
        throw new IllegalStateException("The listener has connections other than TCP: " + address);
    }
}
