# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What `cmake --install` and the Debian package contain. Icons, sample data and translations of the program are inside
# its binary, so it runs from any folder.
include(GNUInstallDirs)
set(LICENSE_CONSOLE_ID org.licenseconsole.LicenseConsole)

# Manuals and the changelog are compressed on the way, as Debian asks for; the same content gives the same file.
find_program(GZIP gzip REQUIRED)
function(lc_install_compressed file folder)
    get_filename_component(name ${file} NAME)
    install(CODE "
        execute_process(COMMAND ${GZIP} -9nc INPUT_FILE \"${PROJECT_SOURCE_DIR}/${file}\"
            OUTPUT_FILE \"${PROJECT_BINARY_DIR}/${name}.gz\" COMMAND_ERROR_IS_FATAL ANY)")
    install(FILES ${PROJECT_BINARY_DIR}/${name}.gz DESTINATION ${folder})
endfunction()

foreach(program license-console license-console-service)
    if(TARGET ${program})
        set_target_properties(${program} PROPERTIES
            RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
        lc_install_compressed(packaging/man/${program}.1 ${CMAKE_INSTALL_MANDIR}/man1)
    endif()
endforeach()
# A unit names the place that the programs are installed to, which is known then only.
function(lc_install_unit program unit)
    if(TARGET ${program})
        install(CODE "
            set(CMAKE_INSTALL_FULL_BINDIR \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}\")
            configure_file(\"${PROJECT_SOURCE_DIR}/packaging/${unit}.in\"
                \"${PROJECT_BINARY_DIR}/${unit}\" @ONLY)")
        install(FILES ${PROJECT_BINARY_DIR}/${unit} DESTINATION lib/systemd/user)
    endif()
endfunction()
lc_install_unit(license-console-service license-console-service.service)
lc_install_unit(license-console license-console-record.service)
if(TARGET license-console)
    install(FILES packaging/license-console-record.timer DESTINATION lib/systemd/user)
    install(FILES packaging/bash-completion/license-console
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
endif()
install(FILES packaging/${LICENSE_CONSOLE_ID}.desktop
    DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES packaging/${LICENSE_CONSOLE_ID}.metainfo.xml
    DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES packaging/icons/${LICENSE_CONSOLE_ID}.svg
    DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
foreach(size 48 128)
    install(FILES packaging/icons/${size}x${size}/${LICENSE_CONSOLE_ID}.png
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}x${size}/apps)
endforeach()

set(doc_folder ${CMAKE_INSTALL_DATADIR}/doc/license-console)
install(FILES packaging/debian/copyright DESTINATION ${doc_folder})
lc_install_compressed(packaging/debian/changelog ${doc_folder})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME license-console)
set(CPACK_PACKAGE_CONTACT "The License Console authors <authors@licenseconsole.invalid>")
# Installed by DESTDIR, so that what is installed knows where it will lie.
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Loaded at run time, so that no linker knows of them.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libsecret-1-0, ca-certificates")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
    "libqt6sql6-psql, qt6-translations-l10n, qt6-wayland, fonts-roboto-unhinted, awscli, gnome-keyring | kwalletmanager | keepassxc")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "console for AWS License Manager and API Gateway usage plans")
# Names in scripts that Roboto does not have.
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "fonts-noto-core, fonts-noto-cjk")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Browses and edits licenses, grants and license configurations, shows
entitlement consumption and API quotas over time, and exports reports. Comes
with a local service that speaks the same protocol, for use without an AWS
account, and with a timer that goes on recording without a window.")
include(CPack)
