# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
# One options target, one way to make a room (library) and one way to make a test.
include(GNUInstallDirs)

set(CMAKE_AUTOMOC ON)
# moc needs no other library, so rooms compile side by side.
set(CMAKE_AUTOGEN_ORIGIN_DEPENDS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)

# Two hundred test programs link whole rooms: lld takes a sixth of the time of GNU ld.
find_program(LICENSE_CONSOLE_LLD ld.lld)
if(LICENSE_CONSOLE_LLD AND CMAKE_BUILD_TYPE STREQUAL "Debug")
    add_link_options(-fuse-ld=lld)
endif()

add_library(lc_options INTERFACE)
target_compile_features(lc_options INTERFACE cxx_std_20)
target_compile_options(lc_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wold-style-cast -Woverloaded-virtual -Wnon-virtual-dtor
    -Wcast-align -Wcast-qual -Wformat=2 -Wimplicit-fallthrough -Wextra-semi -Wdouble-promotion
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op>
    # An aggregate may leave its last members to their defaults.
    -Wno-missing-field-initializers)
target_compile_definitions(lc_options INTERFACE
    QT_DISABLE_DEPRECATED_BEFORE=0x060400 QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_FOREACH QT_NO_CONTEXTLESS_CONNECT
    $<$<CONFIG:Release>:QT_NO_DEBUG_OUTPUT>)
set_target_properties(lc_options PROPERTIES INTERFACE_POSITION_INDEPENDENT_CODE ON)

# Two precompiled headers, each made once: Qt Core for models/, Qt Widgets for what is shown
# (a folder sets LC_PRECOMPILED to "widgets").
function(lc_use_precompiled_header target)
    if(NOT LICENSE_CONSOLE_PCH)
        return()
    endif()
    set(kind core)
    if(LC_PRECOMPILED)
        set(kind ${LC_PRECOMPILED})
    endif()
    if(NOT TARGET lc_pch_${kind})
        file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/lc_pch_${kind}.cpp CONTENT "\n" @ONLY)
        add_library(lc_pch_${kind} OBJECT ${PROJECT_BINARY_DIR}/lc_pch_${kind}.cpp)
        set(headers <algorithm> <chrono> <functional> <map> <memory> <optional> <span> <string>
            <string_view> <utility> <variant> <vector>
            <QAbstractTableModel> <QByteArray> <QCoreApplication> <QDateTime> <QFile> <QHash> <QList>
            <QLocale> <QMap> <QObject> <QPointer> <QString> <QStringList> <QTimer> <QUrl> <QVariant>)
        if(kind STREQUAL "widgets")
            target_link_libraries(lc_pch_widgets PRIVATE lc_options Qt6::Widgets)
            list(APPEND headers <QApplication> <QBoxLayout> <QLabel> <QPainter> <QPushButton>
                <QTableView> <QWidget>)
        else()
            target_link_libraries(lc_pch_core PRIVATE lc_options Qt6::Core)
        endif()
        set_target_properties(lc_pch_${kind} PROPERTIES AUTOMOC OFF)
        target_precompile_headers(lc_pch_${kind} PRIVATE ${headers})
    endif()
    target_precompile_headers(${target} REUSE_FROM lc_pch_${kind})
endfunction()

# lc_add_library(<room> DEPENDS <rooms and libraries it may use> [PRIVATE <libraries>])
# A room is a folder: every source in it belongs to the library lc_<room>.
function(lc_add_library room)
    cmake_parse_arguments(ARG "" "" "DEPENDS;PRIVATE" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${room}/*.cpp
        ${CMAKE_CURRENT_SOURCE_DIR}/${room}/*.h)
    add_library(lc_${room} STATIC ${sources})
    add_library(LicenseConsole::${room} ALIAS lc_${room})
    set_target_properties(lc_${room} PROPERTIES LINKER_LANGUAGE CXX)
    # AUTOMOC does not notice a header that is new to the folder: it starts anew when the list changes.
    set(list ${CMAKE_CURRENT_BINARY_DIR}/lc_${room}.sources)
    set(known "")
    if(EXISTS ${list})
        file(READ ${list} known)
    endif()
    if(NOT known STREQUAL "${sources}")
        file(WRITE ${list} "${sources}")
        file(REMOVE ${CMAKE_CURRENT_BINARY_DIR}/lc_${room}_autogen/timestamp)
    endif()
    target_include_directories(lc_${room} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(lc_${room} PUBLIC lc_options ${ARG_DEPENDS} PRIVATE ${ARG_PRIVATE})
    lc_use_precompiled_header(lc_${room})
endfunction()

# lc_moc_into(<target> <source> <moc file>): moc for a source that includes its own moc file. One moc run, where
# AUTOMOC would start CMake twice for every program.
function(lc_moc_into target source moc)
    set_target_properties(${target} PROPERTIES AUTOMOC OFF)
    set(folder ${CMAKE_CURRENT_BINARY_DIR}/${target}_moc)
    qt_generate_moc(${source} ${folder}/${moc} TARGET ${target})
    set_property(SOURCE ${source} APPEND PROPERTY OBJECT_DEPENDS ${folder}/${moc})
    target_include_directories(${target} PRIVATE ${folder})
endfunction()

# lc_add_tests(<folder> LABEL <label> LINK <libraries>): every tst_*.cpp in the folder is one test program.
function(lc_add_tests folder)
    cmake_parse_arguments(ARG "" "LABEL" "LINK" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/tst_*.cpp)
    foreach(source IN LISTS sources)
        get_filename_component(name ${source} NAME_WE)
        add_executable(${name} ${source})
        lc_moc_into(${name} ${source} ${name}.moc)
        target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
        target_compile_definitions(${name} PRIVATE
            LC_TESTDATA="${LICENSE_CONSOLE_TESTDATA}" LC_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
            LC_BINARY_DIR="${PROJECT_BINARY_DIR}")
        target_link_libraries(${name} PRIVATE lc_test_support ${ARG_LINK} Qt6::Test)
        lc_use_precompiled_header(${name})
        add_test(NAME ${name} COMMAND ${name})
        set_tests_properties(${name} PROPERTIES LABELS ${ARG_LABEL} TIMEOUT 120
            ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC")
    endforeach()
endfunction()
