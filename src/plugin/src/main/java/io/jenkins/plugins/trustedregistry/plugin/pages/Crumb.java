// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.pages;

import hudson.security.csrf.CrumbIssuer;
import hudson.security.csrf.CrumbIssuerDescriptor;
import io.jenkins.plugins.trustedregistry.plugin.controller.Controller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import jenkins.security.BasicHeaderApiTokenAuthenticator;

/** Jenkins' protection against requests that another site makes a browser send. */
final class Crumb {
    /** Set by Jenkins on requests that it let in by an API token, which no browser sends by itself. */
    private static final String API_TOKEN = BasicHeaderApiTokenAuthenticator.class.getName();

    private Crumb() {}

    static boolean isGood(HttpServletRequest request) {
        Optional<CrumbIssuer> issuer = Controller.JENKINS.crumbIssuer();
        return issuer.isEmpty()
                || Boolean.TRUE.equals(request.getAttribute(API_TOKEN))
                || isGood(request, issuer.get());
    }

    private static boolean isGood(HttpServletRequest request, CrumbIssuer issuer) {
        CrumbIssuerDescriptor<CrumbIssuer> kind = issuer.getDescriptor();
        String crumb = request.getHeader(kind.getCrumbRequestField());
        return crumb != null && issuer.validateCrumb(request, kind.getCrumbSalt(), crumb);
    }
}
