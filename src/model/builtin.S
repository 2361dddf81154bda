/* builtin.S - the packed model, embedded as it is in the read-only data. */
    .section .rodata
    .balign 16
    .globl pith_builtin_data
    .hidden pith_builtin_data
    .type pith_builtin_data, @object
pith_builtin_data:
    .incbin MODEL_BIN
    .size pith_builtin_data, . - pith_builtin_data
    .section .note.GNU-stack, "", %progbits
