// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command;

import io.jenkins.plugins.trustedregistry.server.command.common.Terminal;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Somebody who has decided beforehand what to type. */
public final class FakeTerminal implements Terminal {
    private final boolean interactive;
    private final Deque<String> typed;
    private final InputStream input;
    private final List<String> questions = new ArrayList<>();

    private FakeTerminal(boolean interactive, List<String> typed, String input) {
        this.interactive = interactive;
        this.typed = new ArrayDeque<>(typed);
        this.input = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    }

    /** A person who answers the questions in turn. */
    public static FakeTerminal typing(String... answers) {
        return new FakeTerminal(true, List.of(answers), "");
    }

    /** A script. */
    public static FakeTerminal piping(String input) {
        return new FakeTerminal(false, List.of(), input);
    }

    List<String> questions() {
        return questions;
    }

    @Override
    public boolean isInteractive() {
        return interactive;
    }

    @Override
    public String ask(String question) {
        questions.add(question);
        return typed.removeFirst();
    }

    @Override
    public String askSecretly(String question) {
        return ask("(secret) " + question);
    }

    @Override
    public InputStream input() {
        return input;
    }
}
