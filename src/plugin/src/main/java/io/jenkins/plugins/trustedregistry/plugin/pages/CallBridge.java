// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.pages;

import io.jenkins.plugins.trustedregistry.engine.Registry;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.problem.Problems;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.plugin.configuration.RegistryAddress;
import io.jenkins.plugins.trustedregistry.plugin.controller.Controller;
import io.jenkins.plugins.trustedregistry.plugin.controller.Loader;
import io.jenkins.plugins.trustedregistry.plugin.host.CallsUnderWay;
import io.jenkins.plugins.trustedregistry.plugin.host.RegistryState;
import io.jenkins.plugins.trustedregistry.plugin.host.RunningRegistry;
import io.jenkins.plugins.trustedregistry.plugin.people.Identities;
import io.jenkins.plugins.trustedregistry.plugin.permission.RegistryPermissions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Hands calls of the management API that come through Jenkins to the engine, and gives out the files that its pages are made of.
 * Jenkins has made sure who is calling; the crumb of every changing call is checked here, because Jenkins itself looks at POST only.
 */
final class CallBridge {
    private static final String API = "/api/";
    private static final String CALLS = "/api/v1/";
    private static final String FILES = "/pages/";
    private static final Problems PROBLEMS = new Problems();

    private CallBridge() {}

    /** Whether it is a call or asks for a file, or is not even a question; all other addresses are the page's. */
    static boolean isFor(HttpServletRequest request) {
        String path = path(request);
        return path.startsWith(API) || path.startsWith(FILES) || CallReading.changes(request.getMethod());
    }

    private static String path(HttpServletRequest request) {
        return CallReading.path(request.getRequestURI(), request.getContextPath());
    }

    static void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = path(request);
        CallsUnderWay.OF_JENKINS.during(() -> give(request, response, path));
    }

    private static void give(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        boolean known = path.startsWith(CALLS) || (path.startsWith(FILES) && !CallReading.changes(request.getMethod()));
        Reply reply = known ? Loader.PLUGIN.call(() -> reply(request, path)) : unknown();
        String address = request.getRequestURI();
        String root = address.substring(0, address.length() - path.length());
        ReplyWriting.write(reply, request.getMethod(), root, response);
    }

    private static Reply unknown() {
        return PROBLEMS.problem(
                404, "PATH_UNKNOWN", "Nothing answers here. The calls are below " + CALLS + ".", Map.of());
    }

    private static Reply reply(HttpServletRequest request, String path) {
        RegistryState state = RunningRegistry.OF_JENKINS.state();
        Optional<Registry> registry = state.registry();
        if (registry.isEmpty()) {
            return PROBLEMS.problem(
                    503,
                    "UNAVAILABLE",
                    "The registry is not running. Ask an administrator of Jenkins; Manage Jenkins says why.",
                    Map.of());
        }
        if (CallReading.changes(request.getMethod()) && !Crumb.isGood(request)) {
            return PROBLEMS.problem(
                    403,
                    "CRUMB_MISSING",
                    "The call needs a valid crumb of this session. Reload the page; scripts use an API token instead.",
                    Map.of());
        }
        if (CallReading.isForm(request.getContentType())) {
            return PROBLEMS.problem(
                    415, "UNSUPPORTED", "The body must be JSON: send Content-Type: application/json.", Map.of());
        }
        return answer(registry.get(), request, path);
    }

    private static Reply answer(Registry registry, HttpServletRequest request, String path) {
        Principal caller = Identities.caller().map(registry::principal).orElse(Principal.ANONYMOUS);
        String base = RegistryAddress.now().map(RegistryAddress::baseUrl).orElse("https://localhost");
        try {
            Call call = CallReading.call(request, path, base, caller);
            return registry.router()
                    .answer(mayFound(call) ? Founding.allowed(call) : call)
                    .reply();
        } catch (RegistryException e) {
            return PROBLEMS.problem(e.status(), e.code().name(), String.valueOf(e.getMessage()), e.detail());
        } catch (IOException e) {
            return PROBLEMS.problem(400, "UNSUPPORTED", "The call could not be read. Send it again.", Map.of());
        }
    }

    private static boolean mayFound(Call call) {
        return Founding.isIt(call)
                && !call.principal().isAnonymous()
                && Controller.JENKINS.may(Controller.JENKINS.caller(), RegistryPermissions.CREATE_ORGANIZATION);
    }
}
