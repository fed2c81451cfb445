// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.deletion;

import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removal.Cause;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.util.Map;

/**
 * Who wants something deleted, and why.
 *
 * @param by as lists and logs show it
 * @param address the client's; empty for a rule
 * @param reason may be empty
 * @param permanently past the trash: it can't be undone
 */
public record Order(String by, String address, Cause cause, String reason, boolean permanently) {
    private static final int LONGEST_REASON = 500;
    /** As whom rules delete. */
    private static final String RULE = "registry";

    public Order {
        if (reason.length() > LONGEST_REASON || reason.chars().anyMatch(Character::isISOControl)) {
            throw new RegistryException(
                    ErrorCode.UNSUPPORTED,
                    400,
                    "The reason is not usable: write one line of at most " + LONGEST_REASON + " characters.",
                    Map.of());
        }
    }

    /** Somebody asked for it. */
    public static Order request(String by, String address, String reason, boolean permanently) {
        return new Order(by, address, Cause.REQUEST, reason, permanently);
    }

    /** A rule asks for it. */
    public static Order rule(Cause cause, String reason) {
        return new Order(RULE, "", cause, reason.substring(0, Math.min(reason.length(), LONGEST_REASON)), false);
    }
}
