// SPDX-License-Identifier: MIT
/** Hot paths of the engine on their own, with JMH: {@code java -cp ... org.openjdk.jmh.Main}. */
@NullMarked
package io.jenkins.plugins.trustedregistry.bench.micro;

import org.jspecify.annotations.NullMarked;
