/** Header in which a command of this machine, beside its key, names the person in whose name it acts (URI-encoded user name). */
export const ACTS_AS = 'x-yunchou-as';
