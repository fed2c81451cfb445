// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.licence;

import java.util.List;
import java.util.function.Predicate;

/**
 * A licence expression of SPDX (specification 2.3, annex D). What is not one, as the free words of many packages, counts as the name
 * of one licence.
 */
public sealed interface LicenceExpression {

    /** Whether it can be kept when these licences may be. */
    boolean holds(Predicate<String> mayBe);

    /** One licence; with an exception it is another licence than without. */
    record Licence(String name) implements LicenceExpression {
        @Override
        public boolean holds(Predicate<String> mayBe) {
            return mayBe.test(name);
        }
    }

    /** All of them at once. */
    record All(List<LicenceExpression> parts) implements LicenceExpression {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Predicate<String> mayBe) {
            return parts.stream().allMatch(part -> part.holds(mayBe));
        }
    }

    /** The user's choice. */
    record Choice(List<LicenceExpression> parts) implements LicenceExpression {
        public Choice {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Predicate<String> mayBe) {
            return parts.stream().anyMatch(part -> part.holds(mayBe));
        }
    }

    static LicenceExpression parse(String text) {
        return new LicenceParser(text).parse();
    }
}
