// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint;

import io.jenkins.plugins.trustedregistry.engine.endpoint.fault.FaultStatus;
import io.jenkins.plugins.trustedregistry.engine.endpoint.fault.TornBodyException;
import io.jenkins.plugins.trustedregistry.engine.endpoint.path.RequestPath;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the route of a call, runs its checks in order and then its endpoint, and words whatever goes wrong in the format of the
 * table the path belongs to. The table with the longest prefix decides; tables of the same prefix are asked one after the other.
 * Every call gets an answer: nothing an endpoint throws comes out. Safe for many threads.
 */
public final class Router {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);
    private static final int DEEPEST = 20;

    private final List<RoutedTable> tables;
    private final ErrorFormat elsewhere;
    private final Incidents incidents;
    private final CallObserver observer;

    /** @param elsewhere words the errors of paths that belong to no table */
    public Router(List<RouteTable> tables, ErrorFormat elsewhere, Incidents incidents) {
        this(tables, elsewhere, incidents, CallObserver.NONE);
    }

    /** With somebody who sees every answer. */
    public Router(List<RouteTable> tables, ErrorFormat elsewhere, Incidents incidents, CallObserver observer) {
        this.tables = tables.stream()
                .map(RoutedTable::new)
                .sorted(Comparator.comparingInt(RoutedTable::prefixLength).reversed())
                .toList();
        this.elsewhere = elsewhere;
        this.incidents = incidents;
        this.observer = observer;
    }

    /** Answers a call. */
    public Answer answer(Call call) {
        RequestPath path;
        try {
            path = RequestPath.parse(call.path());
        } catch (RegistryException e) {
            return refuse(call, e);
        }
        List<RoutedTable> candidates = tablesOf(path);
        for (RoutedTable table : candidates) {
            Optional<RoutedTable.Hit> hit = table.find(call.method(), path);
            if (hit.isPresent()) {
                return run(hit.get(), table.errors(), call);
            }
        }
        return noRoute(call, path, candidates);
    }

    /** Answers a call whose method is none of {@link Method}; the call's own method is not looked at. */
    public Answer refuseMethod(Call call) {
        try {
            RequestPath path = RequestPath.parse(call.path());
            return noRoute(call, path, tablesOf(path));
        } catch (RegistryException e) {
            return refuse(call, e);
        }
    }

    /** Refuses a call that never reaches a route, because the host could not even read it. */
    public Answer refuse(Call call, RegistryException refusal) {
        return seen(AnsweredCall.refused(call, "", errorsOf(call).refusal(refusal, call), refusal));
    }

    /** Answers a call whose reply can't be sent after all, and logs why. */
    public Answer fail(Call call, Throwable fault) {
        return seen(failed(fault, errorsOf(call), call, ""));
    }

    /** By what the path begins with as sent, because it may be one that can't be parsed. */
    private ErrorFormat errorsOf(Call call) {
        return tables.stream()
                .filter(table -> table.coversRaw(call.path()))
                .findFirst()
                .map(RoutedTable::errors)
                .orElse(elsewhere);
    }

    private Answer noRoute(Call call, RequestPath path, List<RoutedTable> candidates) {
        for (RoutedTable table : candidates) {
            String allow = table.allowed(path);
            if (!allow.isEmpty()) {
                return unrouted(call, table.errors().wrongMethod(call, allow));
            }
        }
        ErrorFormat errors =
                candidates.isEmpty() ? elsewhere : candidates.get(0).errors();
        return unrouted(call, errors.unknownPath(call));
    }

    private List<RoutedTable> tablesOf(RequestPath path) {
        int from = 0;
        while (from < tables.size() && !tables.get(from).covers(path)) {
            from++;
        }
        int to = from;
        while (to < tables.size()
                && tables.get(to).prefixLength() == tables.get(from).prefixLength()) {
            to++;
        }
        // Of the same length but another prefix: covers() sorts it out again.
        return to - from <= 1
                ? tables.subList(from, to)
                : tables.subList(from, to).stream()
                        .filter(table -> table.covers(path))
                        .toList();
    }

    private Answer run(RoutedTable.Hit hit, ErrorFormat errors, Call call) {
        Call current = call.withPathParameters(hit.values());
        String template = hit.route().template();
        AnsweredCall answered;
        try {
            for (Check check : hit.route().checks()) {
                current = check.check(current);
            }
            Reply reply = hit.route().endpoint().handle(current);
            answered = AnsweredCall.done(reply.madeFor().map(current::as).orElse(current), template, reply);
        } catch (RegistryException e) {
            answered = AnsweredCall.refused(current, template, errors.refusal(e, current), e);
        } catch (IOException | RuntimeException | Error e) {
            answered = failed(e, errors, current, template);
        }
        return seen(answered);
    }

    private Answer seen(AnsweredCall answered) {
        try {
            observer.answered(answered);
        } catch (RuntimeException e) {
            LOG.error("The observer of calls failed: {}", observer.getClass().getName(), e);
        }
        return answered.answer();
    }

    private AnsweredCall failed(Throwable fault, ErrorFormat errors, Call call, String template) {
        TornBodyException torn = torn(fault);
        if (torn != null) {
            LOG.debug("{} {}: the body broke off", call.method(), call.path(), torn);
            RegistryException refusal =
                    new RegistryException(ErrorCode.SIZE_INVALID, torn.status(), message(torn), Map.of());
            return AnsweredCall.refused(call, template, errors.refusal(refusal, call), refusal);
        }
        String incident = incidents.report(call.method().name(), call.path(), fault);
        return AnsweredCall.failed(call, template, errors.fault(FaultStatus.of(fault), incident, call), incident);
    }

    private static @Nullable TornBodyException torn(Throwable fault) {
        Throwable cause = fault;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof TornBodyException torn) {
                return torn;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static String message(TornBodyException torn) {
        return String.valueOf(torn.getMessage());
    }

    private Answer unrouted(Call call, Reply reply) {
        return seen(AnsweredCall.done(call, "", reply));
    }
}
