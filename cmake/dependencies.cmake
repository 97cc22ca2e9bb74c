# What Fundstelle is built on. Each library is looked for as its own project installs it: by a CMake
# package, by pkg-config, or by header and library name; so any system will do that has them. On
# Debian, tools/packages installs all.
#
# All that is missing is named at once, at the end of this file, with what the other side calls it.

set(missing_dependencies "")

# Notes that something is missing; NAME is what to look for on other systems.
macro(fundstelle_missing name package)
  list(APPEND missing_dependencies "${name} (Debian: ${package})")
endmacro()

# fundstelle_package(CMAKE-NAME DEBIAN-PACKAGE find_package-arguments...)
macro(fundstelle_package name package)
  find_package(${name} ${ARGN} QUIET)
  if(NOT ${name}_FOUND)
    fundstelle_missing(${name} ${package})
  endif()
endmacro()

# fundstelle_pkg_config(PREFIX MODULE DEBIAN-PACKAGE), gives PkgConfig::PREFIX
macro(fundstelle_pkg_config prefix module package)
  pkg_check_modules(${prefix} QUIET IMPORTED_TARGET ${module})
  if(NOT ${prefix}_FOUND)
    fundstelle_missing(${module} ${package})
  endif()
endmacro()

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
fundstelle_package(ICU libicu-dev 70 COMPONENTS uc i18n)
fundstelle_package(CLI11 libcli11-dev)
fundstelle_package(simdjson libsimdjson-dev)
fundstelle_package(nlohmann_json nlohmann-json3-dev)
fundstelle_package(fmt libfmt-dev)
fundstelle_package(yaml-cpp libyaml-cpp-dev)
fundstelle_package(LibXml2 libxml2-dev)
fundstelle_package(ZLIB zlib1g-dev)
fundstelle_pkg_config(XAPIAN xapian-core>=1.4.18 libxapian-dev)
fundstelle_pkg_config(XXHASH libxxhash libxxhash-dev)
fundstelle_pkg_config(ZSTD libzstd libzstd-dev)
fundstelle_pkg_config(DEFLATE libdeflate libdeflate-dev)
fundstelle_pkg_config(JEMALLOC jemalloc libjemalloc-dev)
fundstelle_pkg_config(MD4C md4c libmd4c-dev)
fundstelle_pkg_config(TOMLPLUSPLUS tomlplusplus libtomlplusplus-dev)

# CLD2 ships neither a CMake nor a pkg-config file.
find_path(CLD2_INCLUDE_DIR cld2/public/compact_lang_det.h)
find_library(CLD2_LIBRARY cld2)
if(NOT CLD2_INCLUDE_DIR OR NOT CLD2_LIBRARY)
  fundstelle_missing("cld2, or -D CLD2_INCLUDE_DIR= and -D CLD2_LIBRARY=" libcld2-dev)
endif()

# Word lists, compiled into the language data. Debian's names for them are tried first in the
# project's .packages (see tools/packages), then where systems keep dictionaries.
function(find_word_list variable package)
  find_file(${variable} NAMES ${ARGN}
            PATHS ${PROJECT_SOURCE_DIR}/.packages/usr/share
            PATH_SUFFIXES share dict hunspell myspell share/dict share/hunspell share/myspell
                          share/onboard/models)
  if(NOT ${variable})
    list(GET ARGN 0 file)
    list(APPEND missing_dependencies
         "the word list ${file}, or -D ${variable}=FILE (Debian: ${package})")
    set(missing_dependencies "${missing_dependencies}" PARENT_SCOPE)
  endif()
endfunction()
find_word_list(GERMAN_FREQUENCIES onboard-data onboard/models/de_DE.lm)
find_word_list(ENGLISH_FREQUENCIES onboard-data onboard/models/en_US.lm)
find_word_list(GERMAN_WORDS wngerman ngerman)
find_word_list(GERMAN_DICTIONARY hunspell-de-de de_DE.dic de_DE_frami.dic)
find_word_list(BRITISH_WORDS wbritish british-english british)
find_word_list(AMERICAN_WORDS wamerican american-english american usa)

if(missing_dependencies)
  list(JOIN missing_dependencies "\n    " missing_list)
  if(EXISTS /etc/debian_version)
    set(remedy "Run: tools/packages install")
  else()
    set(remedy "Install them, or name their prefix with -D CMAKE_PREFIX_PATH=PREFIX")
  endif()
  message(FATAL_ERROR "Missing:\n    ${missing_list}\n  ${remedy}")
endif()
