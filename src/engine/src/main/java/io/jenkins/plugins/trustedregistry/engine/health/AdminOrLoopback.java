// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.health;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.Decision;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.util.List;

/**
 * Lets through whoever may administer the registry, and anybody on the same machine. Somebody who came through a proxy on this
 * machine is not taken for one of them: forwarded headers always rule that out. To stand behind the check that authenticates.
 */
public final class AdminOrLoopback implements Check {
    private static final List<String> FORWARDED = List.of(
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Proto",
            "X-Real-IP",
            "Via");

    private final AccessControl access;

    public AdminOrLoopback(AccessControl access) {
        this.access = access;
    }

    @Override
    public Call check(Call call) {
        if (isOnThisMachine(call)) {
            return call;
        }
        Decision decision = access.onRegistry(call.principal());
        if (decision.allowed()) {
            return call;
        }
        ErrorCode code = call.principal().isAnonymous() ? ErrorCode.UNAUTHORIZED : ErrorCode.DENIED;
        throw new RegistryException(code, decision.reason());
    }

    private static boolean isOnThisMachine(Call call) {
        return isLoopback(call.peer().address())
                && FORWARDED.stream().allMatch(name -> call.headers().all(name).isEmpty());
    }

    /** Hosts give addresses in digits, IPv6 ones in full or short. */
    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
    }
}
