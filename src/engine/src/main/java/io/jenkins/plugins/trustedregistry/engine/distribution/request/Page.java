// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.request;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Which part of a list a call asks for: at most {@code n} entries after {@code last} (distribution-spec, "Listing Tags"). A page
 * holds at most a fixed number of entries whatever is asked for; a Link header leads to the next one.
 */
public record Page(String last, OptionalInt asked, int most) {

    /** Reads {@code n} and {@code last}; a page is never longer than {@code most}. */
    public static Page of(Call call, int most) {
        return new Page(
                call.queryParameter("last").orElse(""),
                call.queryParameter("n").map(Page::number).orElse(OptionalInt.empty()),
                most);
    }

    /** How many entries the page may hold. */
    public int size() {
        return Math.min(asked.orElse(most), most);
    }

    /**
     * The entries of this page out of a list that was read one entry further than the page is long, so as to know whether it
     * goes on behind it.
     */
    public <T> List<T> cut(List<T> oneMore) {
        return oneMore.size() > size() ? oneMore.subList(0, size()) : oneMore;
    }

    /** How many entries to read for {@link #cut}; none for an empty page. */
    public int toRead() {
        return size() == 0 ? 0 : size() + 1;
    }

    /** Adds the way to the next page when there is one. */
    public <T> Reply link(Reply reply, String path, List<T> oneMore, Function<T, String> cursor) {
        if (size() == 0 || oneMore.size() <= size()) {
            return reply;
        }
        String target = path + (asked.isPresent() ? "?n=" + size() + "&" : "?") + "last="
                + encode(cursor.apply(oneMore.get(size() - 1)));
        return reply.with("Link", next(target));
    }

    /** The value of a Link header that leads on (RFC 8288). */
    public static String next(String target) {
        return "<" + target + ">; rel=\"next\"";
    }

    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static OptionalInt number(String text) {
        // Longer numbers mean "all", which a page never gives.
        if (!text.matches("\\d{1,18}")) {
            throw new RegistryException(
                    ErrorCode.UNSUPPORTED,
                    400,
                    "The number of entries, n=" + Shown.of(text) + ", is not a whole number from 0 on.",
                    Map.of("n", Shown.of(text)));
        }
        return OptionalInt.of((int) Math.min(Long.parseLong(text), Integer.MAX_VALUE));
    }
}
