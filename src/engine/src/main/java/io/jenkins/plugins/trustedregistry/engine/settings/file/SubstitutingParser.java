// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Gives every string value with its variables resolved; keys are left alone. */
final class SubstitutingParser extends JsonParserDelegate {
    private final UnaryOperator<String> variables;

    SubstitutingParser(JsonParser parser, UnaryOperator<String> variables) {
        super(parser);
        this.variables = variables;
    }

    @Override
    public @Nullable String getText() throws IOException {
        String text = super.getText();
        return text != null && currentToken() == JsonToken.VALUE_STRING ? variables.apply(text) : text;
    }

    @Override
    public @Nullable String getValueAsString() throws IOException {
        return currentToken() == JsonToken.VALUE_STRING ? getText() : super.getValueAsString();
    }

    @Override
    public @Nullable String getValueAsString(@Nullable String otherwise) throws IOException {
        return currentToken() == JsonToken.VALUE_STRING ? getText() : super.getValueAsString(otherwise);
    }

    @Override
    public char[] getTextCharacters() throws IOException {
        String text = getText();
        return text == null ? new char[0] : text.toCharArray();
    }

    @Override
    public int getTextLength() throws IOException {
        return getTextCharacters().length;
    }

    @Override
    public int getTextOffset() {
        return 0;
    }

    @Override
    public boolean hasTextCharacters() {
        return false;
    }
}
