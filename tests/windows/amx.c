/* Asks Linux for the AMX tiles, as every Windows process may use them without asking: onnxruntime's int8 kernels do. */
#define _GNU_SOURCE
#include <sys/syscall.h>
#include <unistd.h>

#define ARCH_REQ_XCOMP_PERM 0x1023
#define XFEATURE_XTILEDATA 18

__attribute__((constructor)) static void ask(void) { syscall(SYS_arch_prctl, ARCH_REQ_XCOMP_PERM, XFEATURE_XTILEDATA); }
