# datapilot_folder(name [LINKS lib...]): src/<name> becomes the library <name>, made of its *.cpp
# (sub-folders included); its *_test.cpp become the test program <name>_test.
function(datapilot_folder name)
    cmake_parse_arguments(FOLDER "" "" "LINKS;TEST_LINKS" ${ARGN})
    set(folder ${CMAKE_SOURCE_DIR}/src/${name})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/*.cpp)
    set(tests ${sources})
    list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
    list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
    if(sources)
        add_library(${name} STATIC ${sources})
        target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
        target_link_libraries(${name} PUBLIC project_options ${FOLDER_LINKS})
    else()
        add_library(${name} INTERFACE)
        target_include_directories(${name} INTERFACE ${CMAKE_SOURCE_DIR}/src)
        target_link_libraries(${name} INTERFACE project_options ${FOLDER_LINKS})
    endif()
    if(tests)
        add_executable(${name}_test ${tests})
        target_include_directories(${name}_test PRIVATE ${CMAKE_SOURCE_DIR}/tests)
        target_link_libraries(${name}_test PRIVATE ${name} ${FOLDER_TEST_LINKS} GTest::gmock_main)
        target_compile_definitions(${name}_test PRIVATE
            DATAPILOT_REPOSITORY="${CMAKE_SOURCE_DIR}/..")
        add_test(NAME ${name} COMMAND ${name}_test)
    endif()
endfunction()

# datapilot_embed(name FOLDER folder NAMESPACE namespace): every file of src/<folder> goes inside
# the library <name>, as `std::string_view <namespace>::data_file(std::string_view file_name)`.
function(datapilot_embed name)
    cmake_parse_arguments(EMBED "" "FOLDER;NAMESPACE" "" ${ARGN})
    file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${EMBED_FOLDER}/*)
    string(REPLACE ";" "," list "${files}")
    set(output ${CMAKE_BINARY_DIR}/embedded/${name}_data.cpp)
    add_custom_command(OUTPUT ${output}
        COMMAND ${CMAKE_COMMAND} -DFILES=${list} -DNAMESPACE=${EMBED_NAMESPACE}
            -DOUTPUT=${output} -P ${CMAKE_SOURCE_DIR}/cmake/EmbedFiles.cmake
        DEPENDS ${files} ${CMAKE_SOURCE_DIR}/cmake/EmbedFiles.cmake
        VERBATIM)
    target_sources(${name} PRIVATE ${output})
endfunction()

# datapilot_embed_migrations(target): the files of migrations/ become a source of the target.
function(datapilot_embed_migrations target)
    file(GLOB migrations CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/migrations/*.sql)
    set(script ${CMAKE_SOURCE_DIR}/cmake/EmbedMigrations.cmake)
    set(output ${CMAKE_BINARY_DIR}/embedded_migrations.cpp)
    add_custom_command(OUTPUT ${output}
        COMMAND ${CMAKE_COMMAND} -DFOLDER=${CMAKE_SOURCE_DIR}/migrations -DOUTPUT=${output}
            -P ${script}
        DEPENDS ${migrations} ${script})
    target_sources(${target} PRIVATE ${output})
endfunction()
