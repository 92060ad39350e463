# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What `cmake --install` and the Debian package contain. Icons, sample data and translations of the program are inside
# its binary, so it runs from any folder.
include(GNUInstallDirs)
set(LICENSE_CONSOLE_ID org.licenseconsole.LicenseConsole)

foreach(program license-console license-console-service)
    if(TARGET ${program})
        set_target_properties(${program} PROPERTIES
            RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
        install(FILES packaging/man/${program}.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
    endif()
endforeach()
if(TARGET license-console-service)
    configure_file(packaging/license-console-service.service.in
        ${PROJECT_BINARY_DIR}/license-console-service.service @ONLY)
    install(FILES ${PROJECT_BINARY_DIR}/license-console-service.service
        DESTINATION lib/systemd/user)
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

# Debian asks for a compressed changelog and the copyright file.
set(doc_folder ${CMAKE_INSTALL_DATADIR}/doc/license-console)
install(FILES packaging/debian/copyright DESTINATION ${doc_folder})
find_program(GZIP gzip)
if(GZIP)
    add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/changelog.gz
        COMMAND ${GZIP} -9nc ${PROJECT_SOURCE_DIR}/packaging/debian/changelog
            > ${PROJECT_BINARY_DIR}/changelog.gz
        DEPENDS packaging/debian/changelog)
    add_custom_target(changelog ALL DEPENDS ${PROJECT_BINARY_DIR}/changelog.gz)
    install(FILES ${PROJECT_BINARY_DIR}/changelog.gz DESTINATION ${doc_folder} OPTIONAL)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME license-console)
set(CPACK_PACKAGE_CONTACT "The License Console authors <authors@licenseconsole.invalid>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Loaded at run time, so that no linker knows of them.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6svg6, libsecret-1-0, ca-certificates")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
    "qt6-translations-l10n, qt6-wayland, fonts-roboto-unhinted, awscli, gnome-keyring | kwalletmanager | keepassxc")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "console for AWS License Manager and API Gateway usage plans
 Browses and edits licenses, grants and license configurations, shows entitlement
 consumption and API quotas over time, and exports reports. Comes with a local
 service that speaks the same protocol, for use without an AWS account.")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "console for AWS License Manager and API Gateway usage plans")
include(CPack)
