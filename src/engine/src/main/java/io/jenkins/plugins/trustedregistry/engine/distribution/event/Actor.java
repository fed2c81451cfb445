// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.event;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;

/**
 * Who did something.
 *
 * @param name as lists and logs show it
 * @param address the client's address
 */
public record Actor(String name, String address) {

    public static Actor of(Call call) {
        return new Actor(call.principal().shownName(), call.peer().address());
    }
}
