# embed_files(TARGET pattern…): a library that holds every file below the source folder that matches a pattern
# (folders are searched too), byte for byte, to be found by path through base/embedded.h.
function(embed_files target)
  set(files "")
  foreach(pattern IN LISTS ARGN)
    file(GLOB_RECURSE found CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR} ${pattern})
    list(APPEND files ${found})
  endforeach()
  list(SORT files)
  set(assembly ".section .note.GNU-stack,\"\",@progbits\n.section .rodata\n")
  set(table "")
  set(absolute "")
  set(n 0)
  foreach(file IN LISTS files)
    string(APPEND assembly
      ".global embedded_${n}_begin\nembedded_${n}_begin:\n.incbin \"${CMAKE_SOURCE_DIR}/${file}\"\n"
      ".global embedded_${n}_end\nembedded_${n}_end:\n.byte 0\n")
    string(APPEND externs "extern \"C\" const char embedded_${n}_begin[], embedded_${n}_end[];\n")
    string(APPEND table "    {\"${file}\", embedded_${n}_begin, embedded_${n}_end},\n")
    list(APPEND absolute ${CMAKE_SOURCE_DIR}/${file})
    math(EXPR n "${n} + 1")
  endforeach()
  set(folder ${CMAKE_BINARY_DIR}/${target})
  file(CONFIGURE OUTPUT ${folder}/files.s CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${folder}/files.cc @ONLY CONTENT
"${externs}
namespace base::embedded {
struct Entry { const char* path; const char* begin; const char* end; };
extern const Entry entries[];
extern const unsigned long entry_count;
const Entry entries[] = {
${table}    {nullptr, nullptr, nullptr}};
const unsigned long entry_count = ${n};
}  // namespace base::embedded
")
  set_source_files_properties(${folder}/files.s PROPERTIES LANGUAGE ASM OBJECT_DEPENDS "${absolute}")
  add_library(${target} STATIC ${folder}/files.s ${folder}/files.cc)
  # clang, unlike g++, warns of options that mean nothing to its assembler.
  target_compile_options(${target} PRIVATE $<$<COMPILE_LANG_AND_ID:ASM,Clang>:-Wno-unused-command-line-argument>)
endfunction()
