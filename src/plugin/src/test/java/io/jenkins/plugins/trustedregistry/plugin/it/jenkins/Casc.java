// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.jenkins;

/** JCasC texts that tests use. */
public final class Casc {
    public static final String USER = "nigelpoulton";
    public static final String PASSWORD = "books and whales";

    /** Two users; whoever logs in may do everything in Jenkins, nobody else anything. */
    public static final String SECURITY = """
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
    public static String registry(int port) {
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
