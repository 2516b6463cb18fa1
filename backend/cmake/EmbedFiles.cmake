# cmake -DFILES=a.tsv,b.tsv -DNAMESPACE=n -DOUTPUT=x.cpp -P EmbedFiles.cmake
# Writes a source file that defines `std::string_view n::data_file(std::string_view name)`.
string(REPLACE "," ";" FILES "${FILES}")
set(arrays "")
set(entries "")
set(number 0)
foreach(file ${FILES})
    get_filename_component(name ${file} NAME)
    file(READ ${file} bytes HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
    string(APPEND arrays "constexpr char file_${number}[] = {${bytes}'\\0'};\n")
    string(APPEND entries
        "    if (name == \"${name}\") return {file_${number}, sizeof(file_${number}) - 1};\n")
    math(EXPR number "${number} + 1")
endforeach()
file(WRITE ${OUTPUT} "// Made by cmake/EmbedFiles.cmake.
#include <stdexcept>
#include <string>
#include <string_view>

namespace ${NAMESPACE} {

namespace {
${arrays}}  // namespace

std::string_view data_file(std::string_view name) {
${entries}    throw std::logic_error(\"no such file in the program: \" + std::string(name));
}

}  // namespace ${NAMESPACE}
")
