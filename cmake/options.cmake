# Warnings, linking and sanitizers, applied to every target through fundstelle_options.
add_library(fundstelle_options INTERFACE)
target_include_directories(fundstelle_options INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR})
target_compile_options(fundstelle_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow
                                                    -Wnon-virtual-dtor -Wold-style-cast)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 sees overlaps in std::string that cannot be (GCC bug 105651).
  target_compile_options(fundstelle_options INTERFACE -Wno-restrict)
endif()
# A program loads only the libraries it calls: each takes a part of a short search's time.
target_link_options(fundstelle_options INTERFACE LINKER:--as-needed)
if(FUNDSTELLE_WERROR)
  target_compile_options(fundstelle_options INTERFACE -Werror)
endif()
if(FUNDSTELLE_SANITIZE)
  target_compile_options(fundstelle_options INTERFACE -fsanitize=${FUNDSTELLE_SANITIZE}
                                                      -fno-omit-frame-pointer)
  target_link_options(fundstelle_options INTERFACE -fsanitize=${FUNDSTELLE_SANITIZE})
endif()

# fundstelle_library(NAME SOURCES file... [PUBLIC lib...] [PRIVATE lib...])
#
# Developers' builds also link each library as a whole with nothing but what it names: one that calls
# what lies above it, or beside it without saying so, fails the build.
function(fundstelle_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC fundstelle_options ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
  if(FUNDSTELLE_TESTS)
    add_executable(${name}_alone ${PROJECT_SOURCE_DIR}/cmake/nothing.cc)
    target_link_libraries(${name}_alone PRIVATE $<LINK_LIBRARY:WHOLE_ARCHIVE,${name}>)
    set_target_properties(${name}_alone PROPERTIES
      RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/alone)
  endif()
endfunction()
