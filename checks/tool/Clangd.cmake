# socket-clangd: LLVM's clangd with the module inside. It is built where LLVM
# comes with clangd's main function as a library (19 and later), and says so
# where it is not.

set(why_no_clangd "")
if(NOT SOCKET_TIDY_BUILD_CLANGD)
  set(why_no_clangd "SOCKET_TIDY_BUILD_CLANGD is off")
elseif(NOT TARGET clangdMain)
  set(why_no_clangd "LLVM ${LLVM_PACKAGE_VERSION} has no library clangdMain")
elseif(TARGET clangdRemoteIndexProto AND
    NOT (TARGET gRPC::grpc++ AND TARGET protobuf::libprotobuf))
  set(why_no_clangd "its remote index needs gRPC (Debian: libgrpc++-dev \
libprotobuf-dev protobuf-compiler-grpc)")
endif()
if(why_no_clangd)
  message(STATUS "socket-clangd is not built: ${why_no_clangd}")
  return()
endif()

# Clangd's code actions register themselves, so the whole archive is linked; by
# its file, since the target would bring a second, static Clang with it.
add_executable(SocketClangd ClangdMain.cpp)
set_target_properties(SocketClangd PROPERTIES
  OUTPUT_NAME socket-clangd
  INSTALL_RPATH_USE_LINK_PATH ON)
target_link_libraries(SocketClangd PRIVATE
  SocketTidyObjects SocketTidyProgram clangdMain
  -Wl,--whole-archive $<TARGET_FILE:clangDaemonTweaks> -Wl,--no-whole-archive
  clangDaemon clangdSupport clangTidy clangTidyUtils clang-cpp LLVM)

# The functions of clangd that ClangdMain.cpp stands in for:
#   std::optional<bool> clang::clangd::isFastTidyCheck(llvm::StringRef)
#   TidyProvider clang::clangd::provideDefaultChecks()
#   std::string clang::clangd::versionString()
set(is_fast_tidy_check _ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE)
set(provide_default_checks _ZN5clang6clangd20provideDefaultChecksEv)
set(version_string _ZN5clang6clangd13versionStringB5cxx11Ev)
target_link_options(SocketClangd PRIVATE
  -Wl,--wrap=${is_fast_tidy_check}
  -Wl,--wrap=${provide_default_checks}
  -Wl,--wrap=${version_string})
target_compile_definitions(SocketClangd PRIVATE
  SOCKET_TIDY_IS_FAST_TIDY_CHECK="${is_fast_tidy_check}"
  SOCKET_TIDY_PROVIDE_DEFAULT_CHECKS="${provide_default_checks}"
  SOCKET_TIDY_VERSION_STRING="${version_string}")

install(TARGETS SocketClangd RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
