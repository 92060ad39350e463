# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The tests of models/ and of the local service as a library.
lc_add_tests(support LABEL unit)
lc_add_tests(core LABEL unit LINK lc_core)
lc_add_tests(database LABEL unit LINK lc_database)
lc_add_tests(signing LABEL unit LINK lc_signing)
lc_add_tests(domain LABEL unit LINK lc_domain)
lc_add_tests(api LABEL unit LINK lc_api)
lc_add_tests(conformance LABEL unit LINK lc_api)
lc_add_tests(aws LABEL unit LINK lc_aws OpenSSL::SSL)
lc_add_tests(store LABEL unit LINK lc_store Qt6::Network)
# With a PostgreSQL server of their own.
set_tests_properties(tst_historystores tst_postgreshistorystore PROPERTIES LABELS integration TIMEOUT 400)
# The service without a socket, for tests of its rules and of what stands on them.
add_library(lc_service_world STATIC
    localservice/assetlife.cpp localservice/assetlife.h
    localservice/assetrulejson.cpp localservice/assetrulejson.h
    localservice/brokenrequests.cpp localservice/brokenrequests.h
    localservice/fleetlife.cpp localservice/fleetlife.h
    localservice/forgeries.cpp localservice/forgeries.h
    localservice/gatewaylife.cpp localservice/gatewaylife.h
    localservice/licenselife.cpp localservice/licenselife.h
    localservice/lives.cpp localservice/lives.h
    localservice/machinelife.cpp localservice/machinelife.h
    localservice/organizationlife.cpp localservice/organizationlife.h
    localservice/pagedlists.cpp localservice/pagedlists.h
    localservice/programworld.cpp localservice/programworld.h
    localservice/publishedcases.cpp localservice/publishedcases.h
    localservice/randomlife.cpp localservice/randomlife.h
    localservice/servicecaller.cpp localservice/servicecaller.h
    localservice/serviceworld.cpp localservice/serviceworld.h)
target_include_directories(lc_service_world PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(lc_service_world PUBLIC lc_localservice Qt6::Network)
lc_use_precompiled_header(lc_service_world)
lc_add_tests(localservice LABEL unit LINK lc_service_world lc_localservice Qt6::Network)
# lc_add_long_test(<program> <variables>): the same test again with more of everything, by label.
function(lc_add_long_test program variables)
    add_test(NAME ${program}_long COMMAND ${program})
    set_tests_properties(${program}_long PROPERTIES LABELS long TIMEOUT 7200
        ENVIRONMENT "QTEST_FUNCTION_TIMEOUT=7200000;${variables}")
endfunction()
set_tests_properties(tst_invariants tst_concurrentlives PROPERTIES TIMEOUT 400)
lc_add_long_test(tst_sqlitehistorystore "LC_KILLS=300")
lc_add_long_test(tst_historydamage "LC_KILLS=300")
lc_add_long_test(tst_invariants "LC_SEEDS=200;LC_STEPS=5000")
lc_add_long_test(tst_concurrentlives "LC_SEEDS=50;LC_STEPS=2000")
if(TARGET license-console-service)
    set_tests_properties(tst_killedlives PROPERTIES LABELS integration TIMEOUT 400
        ENVIRONMENT "LC_SERVICE=$<TARGET_FILE:license-console-service>")
    lc_add_long_test(tst_killedlives "LC_KILLS=2000;LC_SERVICE=$<TARGET_FILE:license-console-service>")
endif()
# Every change against a way to the service that fails.
add_library(lc_change_cases STATIC
    client/changecases.h
    client/faultworld.cpp client/faultworld.h
    client/gatewaycases.cpp client/licensecases.cpp client/resourcecases.cpp)
target_include_directories(lc_change_cases PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(lc_change_cases PUBLIC lc_client lc_localservice lc_store Qt6::Network)
lc_use_precompiled_header(lc_change_cases)
lc_add_tests(client LABEL integration LINK lc_change_cases lc_client lc_localservice OpenSSL::SSL)
# A program that is killed while it changes things.
add_executable(lc_killed_client client/killedclient.cpp)
target_link_libraries(lc_killed_client PRIVATE lc_options lc_client lc_store)
lc_use_precompiled_header(lc_killed_client)
add_dependencies(tst_kills lc_killed_client)
target_compile_definitions(tst_kills PRIVATE
    LC_KILLED_CLIENT="$<TARGET_FILE:lc_killed_client>")
lc_add_long_test(tst_kills "LC_KILLS=1000")
lc_add_long_test(tst_faultmatrix "LC_CASES=all")
lc_add_long_test(tst_faults "QT_QPA_PLATFORM=offscreen;LC_ALL_FAULTS=1")
lc_add_tests(connections LABEL integration LINK lc_connections lc_localservice OpenSSL::SSL)
lc_add_tests(monitoring LABEL integration LINK lc_monitoring lc_workflows lc_localservice)
lc_add_tests(workflows LABEL integration LINK lc_workflows lc_localservice)
lc_add_tests(reports LABEL unit LINK lc_reports)
lc_add_tests(items LABEL model LINK lc_items lc_localservice)
