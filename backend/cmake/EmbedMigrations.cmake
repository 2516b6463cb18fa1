# Writes OUTPUT, the C++ source that holds every migration of FOLDER in order, with its checksum.
file(GLOB files ${FOLDER}/*.sql)
list(SORT files)
set(entries "")
set(expected 1)
foreach(file ${files})
    get_filename_component(name ${file} NAME_WE)
    if(NOT name MATCHES "^([0-9][0-9][0-9][0-9])_[a-z0-9_]+$")
        message(FATAL_ERROR "${file}: a migration is named like 0001_what_it_does.sql")
    endif()
    math(EXPR number "1${CMAKE_MATCH_1} - 10000")
    if(NOT number EQUAL expected)
        message(FATAL_ERROR "${file}: migration ${expected} is missing, or stands twice")
    endif()
    math(EXPR expected "${expected} + 1")
    file(SHA256 ${file} checksum)
    file(READ ${file} sql)
    string(APPEND entries "    Migration{${number}, \"${name}\", R\"migration(${sql})migration\",\n"
        "              \"${checksum}\"},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"postgres/migrations.h\"\n\n"
    "namespace datapilot::postgres {\nnamespace {\n\n"
    "constexpr Migration all[] = {\n${entries}};\n\n}  // namespace\n\n"
    "std::span<const Migration> embedded_migrations() {\n    return all;\n}\n\n"
    "}  // namespace datapilot::postgres\n")
