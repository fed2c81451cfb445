// SPDX-License-Identifier: MIT
/** How quick the pages are in a browser: until one can begin, while one scrolls, filters and sorts. */
@NullMarked
package io.jenkins.plugins.trustedregistry.bench.pages;

import org.jspecify.annotations.NullMarked;
