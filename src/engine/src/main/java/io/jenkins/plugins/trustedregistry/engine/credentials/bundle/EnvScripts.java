// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bundle;

/**
 * The scripts that point a docker client at the bundle's folder. The values in them were checked by {@link BundleTarget}: none needs
 * quoting in any of the three languages; the folder is found out when a script runs.
 *
 * <p>{@code DOCKER_TLS_VERIFY} is set only together with {@code DOCKER_HOST}: without one, docker would take it for the wish to
 * talk to {@code tcp://localhost:2376}, and the engine on this machine would be out of reach.
 */
final class EnvScripts {
    private final BundleTarget target;

    EnvScripts(BundleTarget target) {
        this.target = target;
    }

    /**
     * For a POSIX shell, sourced or through eval in the folder; in bash and zsh also sourced from elsewhere. Every command ends with a semicolon, no comment stands before the
     * code and nothing can be taken for a file name pattern, so that it also survives {@code eval $(<env.sh)} without quotes.
     */
    String sh() {
        return """
                trusted_registry_bundle="${PWD:-}";
                trusted_registry_script="${BASH_SOURCE:-$0}";
                if [ "$trusted_registry_script" != "${trusted_registry_script%/env.sh}" ]; then
                  trusted_registry_bundle="$(CDPATH='' cd -P -- "${trusted_registry_script%/env.sh}/" && pwd)";
                fi;
                if [ -f "$trusted_registry_bundle/key.pem" ] && [ -f "$trusted_registry_bundle/config.json" ]; then
                  export DOCKER_CONFIG="$trusted_registry_bundle";
                """ + withEngine("""
                  export DOCKER_HOST='ENGINE';
                  export DOCKER_TLS_VERIFY='1';
                  export DOCKER_CERT_PATH="$trusted_registry_bundle";
                """) + """
                  unset trusted_registry_bundle trusted_registry_script;
                else
                  unset trusted_registry_bundle trusted_registry_script;
                  echo 'env.sh: there is no client bundle here. Change into its folder first, then: eval "$(<env.sh)"' 1>&2;
                  false;
                fi;
                # In the folder of the bundle: eval "$(<env.sh)"   or, in any POSIX shell: . ./env.sh
                """;
    }

    /** For cmd.exe. */
    String cmd() {
        return forWindows("""
                @echo off
                rem From a command prompt: call env.cmd
                set "DOCKER_CONFIG=%~dp0."
                """ + withEngine("""
                set "DOCKER_HOST=ENGINE"
                set "DOCKER_TLS_VERIFY=1"
                set "DOCKER_CERT_PATH=%~dp0."
                """));
    }

    /** For PowerShell. */
    String powerShell() {
        return forWindows("""
                # From PowerShell: . .\\env.ps1
                $env:DOCKER_CONFIG = $PSScriptRoot
                """ + withEngine("""
                $env:DOCKER_HOST = 'ENGINE'
                $env:DOCKER_TLS_VERIFY = '1'
                $env:DOCKER_CERT_PATH = $PSScriptRoot
                """));
    }

    /** These lines where there is an engine to point at, else nothing. */
    private String withEngine(String lines) {
        return target.engine().map(address -> lines.replace("ENGINE", address)).orElse("");
    }

    private static String forWindows(String script) {
        return script.replace("\n", "\r\n");
    }
}
