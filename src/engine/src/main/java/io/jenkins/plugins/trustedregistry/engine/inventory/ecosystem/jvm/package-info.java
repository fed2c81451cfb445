// SPDX-License-Identifier: MIT
/** Java archives, nested in each other: {@code pom.properties}, the manifest, and the name of the file. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.jvm;

import org.jspecify.annotations.NullMarked;
