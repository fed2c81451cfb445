// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.common;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** One page of a list; {@code next} is the cursor of the following page and is left out on the last. */
public record Page<T>(List<T> items, Optional<String> next) {

    public Page {
        items = List.copyOf(items);
    }

    /** Which page a call asks for. The cursor is opaque to clients; inside it is the key of the last item they saw. */
    public record Request(String after, int limit) {
        private static final int DEFAULT = 100;
        private static final int MOST = 1000;

        public static Request of(Call call) {
            int limit = call.queryParameter("limit").map(Request::limit).orElse(DEFAULT);
            return new Request(
                    call.queryParameter("cursor").map(Request::decode).orElse(""), limit);
        }

        /**
         * The number behind which the page begins, of a list that begins with the latest; empty: at the latest.
         *
         * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException 400 when the cursor is that of another list
         */
        public OptionalLong before() {
            try {
                return after.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(after));
            } catch (NumberFormatException e) {
                throw Refusals.invalid(
                        "The cursor is not one this registry gave: leave it out to start from the latest.");
            }
        }

        private static int limit(String text) {
            try {
                int limit = Integer.parseInt(text);
                if (limit >= 1 && limit <= MOST) {
                    return limit;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw Refusals.invalid("limit '" + Shown.of(text) + "' is not between 1 and " + MOST + ".");
        }

        private static String decode(String cursor) {
            try {
                return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw Refusals.invalid(
                        "The cursor is not one this registry gave: leave it out to start from the beginning.");
            }
        }

        /**
         * Makes a page from a list that was asked for with one item more than the limit.
         *
         * @param key what the list is ordered by
         */
        public <T, V> Page<V> page(List<T> oneMore, Function<T, String> key, Function<T, V> view) {
            List<T> shown = oneMore.size() > limit ? oneMore.subList(0, limit) : oneMore;
            Optional<String> next = oneMore.size() > limit
                    ? Optional.of(encode(key.apply(shown.get(shown.size() - 1))))
                    : Optional.empty();
            return new Page<>(shown.stream().map(view).toList(), next);
        }

        /** The cursor of the page behind this key. */
        public static String cursor(String key) {
            return encode(key);
        }

        private static String encode(String key) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
        }
    }
}
