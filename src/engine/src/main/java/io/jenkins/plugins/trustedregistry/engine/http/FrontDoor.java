// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Answer;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Router;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Takes every request Jetty could read, has it answered, and sends the answer. */
final class FrontDoor extends Handler.Abstract {
    private final Router router;
    private final CallReader calls;
    private final ReplySender replies;
    private final Reception reception;
    private final long bytesPerSecond;

    FrontDoor(Router router, CallReader calls, ReplySender replies, Reception reception, long bytesPerSecond) {
        this.router = router;
        this.calls = calls;
        this.replies = replies;
        this.reception = reception;
        this.bytesPerSecond = bytesPerSecond;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        // A request that is being worked on (a digest over 10 GB, a slow disk) is not idle, however still its
        // connection is.
        request.addIdleTimeoutListener(timeout -> false);
        Completion completion = reception.begin(request, response, callback);
        try {
            serve(request, response, completion);
        } catch (RuntimeException | Error e) {
            completion.failed(e);
        }
        return true;
    }

    private void serve(Request request, Response response, Completion completion) {
        RequestBody body = new RequestBody(request, bytesPerSecond, System::nanoTime);
        Optional<Method> method = method(request.getMethod());
        Call bare = calls.bare(request, method.orElse(Method.GET), body);
        Answer answer = method.isPresent() ? answer(bare, request) : router.refuseMethod(bare);
        body.close();
        Callback done = UnreadBody.before(completion, request, response, body);
        try {
            completion.answered(answer);
            replies.send(answer.reply(), request, response, done);
        } catch (IOException e) {
            Answer failed = router.fail(bare, e);
            completion.answered(failed);
            sendAgain(failed, request, response, done);
        }
    }

    private Answer answer(Call bare, Request request) {
        Call call;
        try {
            call = calls.complete(bare, request);
        } catch (RegistryException e) {
            return router.refuse(bare, e);
        }
        return router.answer(call);
    }

    private void sendAgain(Answer failed, Request request, Response response, Callback done) {
        try {
            replies.send(failed.reply(), request, response, done);
        } catch (IOException e) {
            done.failed(e);
        }
    }

    private static Optional<Method> method(String name) {
        for (Method method : Method.values()) {
            if (method.name().equals(name)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }
}
