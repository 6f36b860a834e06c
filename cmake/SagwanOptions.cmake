# SPDX-License-Identifier: Apache-2.0
# What a build can be told: see CMakePresets.json for the combinations that are used.
option(SAGWAN_TESTS "Build the tests" ON)
option(SAGWAN_BENCH "Build the benchmarks" OFF)
option(SAGWAN_WERROR "Warnings are errors" OFF)
option(SAGWAN_FUZZ "Build the fuzz targets for libFuzzer (clang)" OFF)
set(SAGWAN_SANITIZE "" CACHE STRING "Sanitizers, as address,undefined")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_library(sagwan_flags INTERFACE)
target_compile_options(sagwan_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor)
if(SAGWAN_WERROR)
  target_compile_options(sagwan_flags INTERFACE -Werror)
endif()
if(SAGWAN_SANITIZE)
  target_compile_options(sagwan_flags INTERFACE
    -fsanitize=${SAGWAN_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(sagwan_flags INTERFACE -fsanitize=${SAGWAN_SANITIZE})
endif()
if(SAGWAN_FUZZ)
  target_compile_options(sagwan_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
target_include_directories(sagwan_flags INTERFACE
  ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/include)
