// SPDX-License-Identifier: MIT
/** Robot accounts: logins of an organization for machines, with a secret that is made up here and can be changed in flight. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.credentials.robot;

import org.jspecify.annotations.NullMarked;
