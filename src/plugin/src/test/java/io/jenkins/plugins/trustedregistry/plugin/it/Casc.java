// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it;

/** JCasC texts that tests use. */
final class Casc {
    static final String USER = "nigelpoulton";
    static final String PASSWORD = "books and whales";

    /** Two users; whoever logs in may do everything in Jenkins, nobody else anything. */
    static final String SECURITY = """
            jenkins:
              securityRealm:
                local:
                  allowsSignup: false
                  users:
                    - id: alice
                      name: Alice Liddell
                      password: through the looking-glass
                    - id: nigelpoulton
                      name: Nigel Poulton
                      password: books and whales
              authorizationStrategy:
                loggedInUsersCanDoAnything:
                  allowAnonymousRead: false
            """;

    private Casc() {}

    /** A registry on a port, with one organization. */
    static String registry(int port) {
        return """
                unclassified:
                  trustedRegistry:
                    listener:
                      address: 127.0.0.1
                      port: %d
                    organizations:
                      - name: technology
                        teams:
                          - name: devs
                            members:
                              - user:nigelpoulton
                        repositories:
                          - name: test
                            visibility: public
                            grants:
                              - team: devs
                                right: read-write
                """.formatted(port);
    }
}
