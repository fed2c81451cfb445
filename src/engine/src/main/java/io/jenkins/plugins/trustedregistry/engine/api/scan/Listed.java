// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.scan;

import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Pages of lists that are in memory as a whole; the cursor is a place in the list. */
final class Listed {
    private Listed() {}

    static <T, V> Counted<V> page(Call call, List<T> all, Function<T, V> view) {
        Page.Request request = Page.Request.of(call);
        int from = Math.min(place(request.after()), all.size());
        int to = Math.min(all.size(), from + request.limit());
        Optional<String> next =
                to < all.size() ? Optional.of(Page.Request.cursor(Integer.toString(to))) : Optional.empty();
        return new Counted<>(all.subList(from, to).stream().map(view).toList(), all.size(), next);
    }

    private static int place(String after) {
        try {
            return after.isEmpty() ? 0 : Math.max(0, Integer.parseInt(after));
        } catch (NumberFormatException e) {
            throw Refusals.invalid(
                    "The cursor is not one this registry gave for this list: leave it out to start from the beginning.");
        }
    }

    /** A page, and how many there are on all pages. */
    record Counted<T>(List<T> items, int total, Optional<String> next) {}

    /** All there is. */
    record Items<T>(List<T> items) {}
}
