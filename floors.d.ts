/** Folders of src/, a row a floor, the lowest first. */
export declare const floors: readonly (readonly string[])[]
